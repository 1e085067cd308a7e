// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

// The calls the lens makes. Those that answer more than one word, or perhaps something else, are decoded by hand.
interface Manager {
    function factory() external view returns (address);
    function balanceOf(address owner) external view returns (uint256);
    function tokenOfOwnerByIndex(address owner, uint256 index) external view returns (uint256);
    function ownerOf(uint256 tokenId) external view returns (address);
    function positions(uint256 tokenId) external view;
}

interface PoolReads {
    function slot0() external view;
    function liquidity() external view returns (uint128);
    function tickSpacing() external view returns (int24);
    function feeGrowthGlobal0X128() external view returns (uint256);
    function feeGrowthGlobal1X128() external view returns (uint256);
    function ticks(int24 tick) external view;
    function positions(bytes32 key) external view;
}

interface Factory {
    function getPool(address token0, address token1, uint24 fee) external view returns (address);
}

interface TokenReads {
    function symbol() external view;
    function decimals() external view;
}

interface ArbSys {
    function arbBlockNumber() external view returns (uint256);
}
