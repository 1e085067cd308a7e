// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

struct Header {
    uint256 chainId;
    uint256 blockNumber;
    uint256 blockTimestamp;
    address factory;
    uint256 balance;
    uint256 count;
}

struct Position {
    uint256 tokenId;
    address owner;
    uint256 pool;
    int256 tickLower;
    int256 tickUpper;
    uint256 liquidity;
    uint256 inside0Last;
    uint256 inside1Last;
    uint256 owed0;
    uint256 owed1;
    uint256 lowerOutside0;
    uint256 lowerOutside1;
    uint256 upperOutside0;
    uint256 upperOutside1;
    uint256 sharedLiquidity;
    uint256 sharedInside0Last;
    uint256 sharedInside1Last;
    uint256 sharedOwed0;
    uint256 sharedOwed1;
}

struct Pool {
    address pool;
    uint256 token0;
    uint256 token1;
    uint256 fee;
    int256 tickSpacing;
    uint256 sqrtPriceX96;
    int256 tick;
    uint256 liquidity;
    uint256 growth0;
    uint256 growth1;
}

/// `decimals` is 256 where the token does not say; `ratio` is 0 where none was asked for and where none was answered.
struct Token {
    address token;
    uint256 decimals;
    uint256 ratio;
    bytes symbol;
}

/// How many units of its underlying a token stands for: what `target` answers to `data`, in one word.
struct Ratio {
    address token;
    address target;
    bytes data;
}

/// Every answer goes out as `Sealed`: `payload` is one of the errors below it, and `digest` its keccak256, so that an
/// answer which was cut or changed on its way is told from a whole one.
interface Answers {
    error Sealed(bytes32 digest, bytes payload);
    error Snapshot(Header header, Position[] positions, uint256[] unknownIds, Pool[] pools, Token[] tokens);
    error NoManager(uint256 chainId);
    error NoFactory(uint256 chainId);
    error NotEnumerable(uint256 chainId);
    error NotPositions(uint256 chainId);
    error NoPool(uint256 chainId, address token0, address token1, uint256 fee);
    error NotUniswapV3(uint256 chainId, address pool);
    error GasTooLow(uint256 chainId);
}
