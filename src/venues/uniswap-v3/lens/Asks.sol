// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import {Answers} from './answer.sol';
import {ArbSys} from './interfaces.sol';

/// How the lens asks contracts that may be hostile, and how it answers: nothing here knows what a position is.
abstract contract Asks is Answers {
    uint256 private constant tokenGas = 100_000;
    /// A call that ran out of gas leaves 1/64 of it: a failure with less than this left may be nobody's fault but gas's.
    uint256 internal constant gasFloor = 10_000;
    address private constant arbSys = address(0x64);
    bool internal answersAsCode;

    /// Arbitrum's `block.number` is the block of Ethereum; its own number comes from its system contract.
    function blockNumber() internal view returns (uint256) {
        if (block.chainid != 42161 && block.chainid != 42170 && block.chainid != 421614) return block.number;
        (bool ok, uint256 number) = askWord(arbSys, abi.encodeCall(ArbSys.arbBlockNumber, ()));
        return ok ? number : block.number;
    }

    function askPool(address pool, bytes memory request, uint256 size) internal view returns (bytes memory) {
        (bool ok, uint256 length, bytes memory a) = ask(pool, request, gasleft(), size);
        if (!ok || length != size) refuseForeign(pool);
        return a;
    }

    /// Gas is capped, so that a token cannot use up everybody's; with less than the cap left, its silence proves nothing.
    function askToken(address token, bytes memory request, uint256 size)
        internal
        view
        returns (bool, uint256, bytes memory)
    {
        if (gasleft() < tokenGas + gasFloor) refuse(GasTooLow.selector);
        return ask(token, request, tokenGas, size);
    }

    function askWord(address target, bytes memory request) internal view returns (bool, uint256) {
        (bool ok, uint256 length, bytes memory a) = ask(target, request, gasleft(), 32);
        return ok && length == 32 ? (true, word(a, 0)) : (false, 0);
    }

    /// `length` is how long the answer was, of which at most `size` bytes are copied.
    function ask(address target, bytes memory request, uint256 gasLimit, uint256 size)
        internal
        view
        returns (bool ok, uint256 length, bytes memory a)
    {
        a = new bytes(size);
        assembly ("memory-safe") {
            ok := staticcall(gasLimit, target, add(request, 32), mload(request), add(a, 32), size)
            length := returndatasize()
            if lt(length, size) { mstore(a, length) }
        }
        if (!ok && gasleft() < gasFloor) refuse(GasTooLow.selector);
    }

    function word(bytes memory a, uint256 index) internal pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := mload(add(a, mul(32, add(index, 1))))
        }
    }

    function refuse(bytes4 selector) internal view {
        answer(abi.encodeWithSelector(selector, block.chainid));
    }

    function refuseForeign(address pool) internal view {
        answer(abi.encodeWithSelector(NotUniswapV3.selector, block.chainid, pool));
    }

    /// Ends the call.
    function answer(bytes memory payload) internal view {
        bytes memory out = abi.encodeWithSelector(Sealed.selector, keccak256(payload), payload);
        bool asCode = answersAsCode;
        assembly ("memory-safe") {
            if asCode { return(add(out, 32), mload(out)) }
            revert(add(out, 32), mload(out))
        }
    }
}
