// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

/// Says how many units one token is, in as many ways as such a contract may fail to.
contract RatioSource {
    function sound() external pure returns (uint256) {
        return 1_234_567_890_123_456_789;
    }

    function growing() external view returns (uint256) {
        return 10 ** 18 + block.number;
    }

    function zero() external pure returns (uint256) {
        return 0;
    }

    function two() external pure returns (uint256, uint256) {
        return (10 ** 18, 1);
    }

    function short() external pure {
        assembly {
            mstore(0, not(0))
            return(0, 31)
        }
    }

    function huge() external pure returns (uint256) {
        return type(uint256).max;
    }

    function none() external pure {}

    function reverting() external pure {
        revert('not now');
    }

    function burning() external pure {
        while (true) {}
    }
}
