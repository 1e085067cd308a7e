// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import {Asks} from './Asks.sol';
import {Header, Pool, Position, Ratio, Token} from './answer.sol';
import {Factory, Manager, PoolReads, TokenReads} from './interfaces.sol';

/// Reads positions with all that their value and fees hang on, at one block. It is never deployed: an `eth_call` without
/// `to` runs the constructor, which answers by reverting with `Sealed`, since revert data has no 24 kB limit; for nodes
/// that keep revert data to themselves, it returns the same bytes as if they were the code to deploy.
/// Every contract it asks may be hostile or of another kind: calls are low level, and no answer is copied beyond the
/// size that was expected. Words go out as they came in (uint256), so that nothing is cut off before it is checked.
contract Lens is Asks {
    uint256 private constant noDecimals = 256;
    /// A ratio is kept by contracts we know, behind a proxy or two.
    uint256 private constant ratioGas = 500_000;

    struct Work {
        address manager;
        address factory;
        Position[] positions;
        uint256[] unknownIds;
        Pool[] pools;
        bytes32[] poolKeys;
        Token[] tokens;
        Ratio[] ratios;
        uint256 positionCount;
        uint256 unknownCount;
        uint256 poolCount;
        uint256 tokenCount;
    }

    /// With `max` > 0, the NFTs of `owner` from index `start` on, at most `max`; with `max` = 0, the given ids.
    constructor(
        address manager,
        address owner,
        uint256[] memory ids,
        uint256 start,
        uint256 max,
        Ratio[] memory ratios,
        bool asCode
    ) {
        if (asCode) answersAsCode = true;
        if (manager.code.length == 0) refuse(NoManager.selector);
        Work memory work;
        work.manager = manager;
        work.ratios = ratios;
        (bool ok, uint256 factory) = askWord(manager, abi.encodeCall(Manager.factory, ()));
        work.factory = address(uint160(factory));
        if (!ok || work.factory.code.length == 0) refuse(NoFactory.selector);

        uint256 balance;
        if (max > 0) (balance, ids) = idsOf(manager, owner, start, max);
        work.positions = new Position[](ids.length);
        work.unknownIds = new uint256[](ids.length);
        work.pools = new Pool[](ids.length);
        work.poolKeys = new bytes32[](ids.length);
        work.tokens = new Token[](ids.length * 2);
        for (uint256 i = 0; i < ids.length; i++) readPosition(work, ids[i]);

        Header memory header =
            Header(block.chainid, blockNumber(), block.timestamp, work.factory, balance, ids.length);
        Position[] memory positions = work.positions;
        uint256[] memory unknownIds = work.unknownIds;
        Pool[] memory pools = work.pools;
        Token[] memory tokens = work.tokens;
        (uint256 a, uint256 b, uint256 c, uint256 d) =
            (work.positionCount, work.unknownCount, work.poolCount, work.tokenCount);
        assembly ("memory-safe") {
            mstore(positions, a)
            mstore(unknownIds, b)
            mstore(pools, c)
            mstore(tokens, d)
        }
        answer(abi.encodeWithSelector(Snapshot.selector, header, positions, unknownIds, pools, tokens));
    }

    function idsOf(address manager, address owner, uint256 start, uint256 max)
        private
        view
        returns (uint256 balance, uint256[] memory ids)
    {
        bool ok;
        (ok, balance) = askWord(manager, abi.encodeCall(Manager.balanceOf, (owner)));
        if (!ok) refuse(NotEnumerable.selector);
        uint256 left = start < balance ? balance - start : 0;
        ids = new uint256[](left < max ? left : max);
        for (uint256 i = 0; i < ids.length; i++) {
            (ok, ids[i]) = askWord(manager, abi.encodeCall(Manager.tokenOfOwnerByIndex, (owner, start + i)));
            if (!ok) refuse(NotEnumerable.selector);
        }
    }

    function readPosition(Work memory work, uint256 id) private view {
        (bool ok, uint256 length, bytes memory a) =
            ask(work.manager, abi.encodeCall(Manager.positions, (id)), gasleft(), 384);
        if (!ok) {
            work.unknownIds[work.unknownCount++] = id;
            return;
        }
        if (length != 384) refuse(NotPositions.selector);
        Position memory p;
        p.tokenId = id;
        (, uint256 owner) = askWord(work.manager, abi.encodeCall(Manager.ownerOf, (id)));
        p.owner = address(uint160(owner));
        p.pool = poolIndex(work, address(uint160(word(a, 2))), address(uint160(word(a, 3))), word(a, 4));
        p.tickLower = int256(word(a, 5));
        p.tickUpper = int256(word(a, 6));
        p.liquidity = word(a, 7);
        p.inside0Last = word(a, 8);
        p.inside1Last = word(a, 9);
        p.owed0 = word(a, 10);
        p.owed1 = word(a, 11);
        readRange(p, work.manager, work.pools[p.pool].pool);
        work.positions[work.positionCount++] = p;
    }

    function readRange(Position memory p, address manager, address pool) private view {
        bytes memory a = askPool(pool, abi.encodeWithSelector(PoolReads.ticks.selector, p.tickLower), 256);
        p.lowerOutside0 = word(a, 2);
        p.lowerOutside1 = word(a, 3);
        a = askPool(pool, abi.encodeWithSelector(PoolReads.ticks.selector, p.tickUpper), 256);
        p.upperOutside0 = word(a, 2);
        p.upperOutside1 = word(a, 3);
        bytes32 key = keccak256(abi.encodePacked(manager, int24(p.tickLower), int24(p.tickUpper)));
        a = askPool(pool, abi.encodeCall(PoolReads.positions, (key)), 160);
        p.sharedLiquidity = word(a, 0);
        p.sharedInside0Last = word(a, 1);
        p.sharedInside1Last = word(a, 2);
        p.sharedOwed0 = word(a, 3);
        p.sharedOwed1 = word(a, 4);
    }

    function poolIndex(Work memory work, address token0, address token1, uint256 fee) private view returns (uint256) {
        bytes32 key = keccak256(abi.encode(token0, token1, fee));
        for (uint256 i = 0; i < work.poolCount; i++) if (work.poolKeys[i] == key) return i;

        Pool memory p;
        (bool ok, uint256 found) =
            askWord(work.factory, abi.encodeWithSelector(Factory.getPool.selector, token0, token1, fee));
        p.pool = address(uint160(found));
        if (!ok || p.pool == address(0)) {
            answer(abi.encodeWithSelector(NoPool.selector, block.chainid, token0, token1, fee));
        }
        p.fee = fee;
        bytes memory slot0 = askPool(p.pool, abi.encodeCall(PoolReads.slot0, ()), 224);
        // Forks with wider protocol fees (PancakeSwap) have as many words as Uniswap V3, but not in its ranges.
        if (word(slot0, 5) > 255 || word(slot0, 6) > 1) refuseForeign(p.pool);
        p.sqrtPriceX96 = word(slot0, 0);
        p.tick = int256(word(slot0, 1));
        p.liquidity = word(askPool(p.pool, abi.encodeCall(PoolReads.liquidity, ()), 32), 0);
        p.tickSpacing = int256(word(askPool(p.pool, abi.encodeCall(PoolReads.tickSpacing, ()), 32), 0));
        p.growth0 = word(askPool(p.pool, abi.encodeCall(PoolReads.feeGrowthGlobal0X128, ()), 32), 0);
        p.growth1 = word(askPool(p.pool, abi.encodeCall(PoolReads.feeGrowthGlobal1X128, ()), 32), 0);
        p.token0 = tokenIndex(work, token0);
        p.token1 = tokenIndex(work, token1);
        work.poolKeys[work.poolCount] = key;
        work.pools[work.poolCount] = p;
        return work.poolCount++;
    }

    function tokenIndex(Work memory work, address token) private view returns (uint256) {
        for (uint256 i = 0; i < work.tokenCount; i++) if (work.tokens[i].token == token) return i;
        work.tokens[work.tokenCount] = Token(token, decimalsOf(token), ratioOf(work.ratios, token), symbolOf(token));
        return work.tokenCount++;
    }

    function decimalsOf(address token) private view returns (uint256) {
        (bool ok, uint256 length, bytes memory a) = askToken(token, abi.encodeCall(TokenReads.decimals, ()), 32);
        return ok && length >= 32 && word(a, 0) < noDecimals ? word(a, 0) : noDecimals;
    }

    /// Some tokens answer a string, some a bytes32, some nothing; at most 96 bytes of it are kept.
    function symbolOf(address token) private view returns (bytes memory symbol) {
        (bool ok, uint256 length, bytes memory a) = askToken(token, abi.encodeCall(TokenReads.symbol, ()), 160);
        if (!ok || length < 32) return symbol;
        if (length == 32) {
            uint256 size = 0;
            while (size < 32 && a[size] != 0) size++;
            assembly ("memory-safe") {
                mstore(a, size)
            }
            return a;
        }
        if (length < 64 || word(a, 0) != 32) return symbol;
        uint256 kept = word(a, 1) < a.length - 64 ? word(a, 1) : a.length - 64;
        assembly ("memory-safe") {
            symbol := add(a, 64)
            mstore(symbol, kept)
        }
    }

    function ratioOf(Ratio[] memory ratios, address token) private view returns (uint256) {
        for (uint256 i = 0; i < ratios.length; i++) {
            if (ratios[i].token != token) continue;
            if (gasleft() < ratioGas + gasFloor) refuse(GasTooLow.selector);
            (bool ok, uint256 length, bytes memory a) = ask(ratios[i].target, ratios[i].data, ratioGas, 32);
            return ok && length == 32 ? word(a, 0) : 0;
        }
        return 0;
    }
}
