// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

/// A token that transfers well and describes itself as badly as its kind says.
contract HostileToken {
    enum Kind { Huge, Reverting, Burning, Silent, Coloured, Lying, Bomb }

    Kind public immutable kind;
    mapping(address => uint256) public balanceOf;
    mapping(address => mapping(address => uint256)) public allowance;

    constructor(Kind kind_) {
        kind = kind_;
    }

    function mint(address to, uint256 value) external {
        balanceOf[to] += value;
    }

    function approve(address spender, uint256 value) external returns (bool) {
        allowance[msg.sender][spender] = value;
        return true;
    }

    function transfer(address to, uint256 value) external returns (bool) {
        balanceOf[msg.sender] -= value;
        balanceOf[to] += value;
        return true;
    }

    function transferFrom(address from, address to, uint256 value) external returns (bool) {
        allowance[from][msg.sender] -= value;
        balanceOf[from] -= value;
        balanceOf[to] += value;
        return true;
    }

    function symbol() external view {
        if (kind == Kind.Huge) answer(abi.encode(new string(3_000)));
        if (kind == Kind.Coloured) {
            answer(abi.encode(unicode"\u001b[31mUSDC\u001b[0m\u202e\u0007\n\u200b is the real one, trust me"));
        }
        if (kind == Kind.Lying) answer(abi.encode(uint256(32), type(uint256).max, bytes32('A')));
        misbehave();
    }

    function decimals() external view {
        if (kind == Kind.Huge) answer(abi.encode(uint256(256)));
        if (kind == Kind.Coloured) answer(abi.encode(uint256(6)));
        if (kind == Kind.Lying) answer(abi.encode(uint256(18), uint256(1)));
        misbehave();
    }

    function misbehave() private view {
        if (kind == Kind.Reverting) revert('none of your business');
        if (kind == Kind.Bomb) {
            assembly {
                return(0, 5000000)
            }
        }
        while (kind == Kind.Burning) {}
    }

    function answer(bytes memory data) private pure {
        assembly {
            return(add(data, 32), mload(data))
        }
    }
}

/// Answers as a position manager with one NFT, as its factory and as its pool: sound, of another protocol, or broken.
contract ForeignManager {
    enum Kind { Sound, NoFactory, NoEnumeration, OtherPositions, NoPool, OtherSlot0, ImpossiblePrice, BrokenPool, WideFee }

    Kind public immutable kind;

    constructor(Kind kind_) {
        kind = kind_;
    }

    function factory() external view returns (address) {
        return kind == Kind.NoFactory ? address(0xdead) : address(this);
    }

    function balanceOf(address) external view returns (uint256) {
        require(kind != Kind.NoEnumeration);
        return 1;
    }

    function tokenOfOwnerByIndex(address, uint256) external pure returns (uint256) {
        return 7;
    }

    function ownerOf(uint256) external view returns (address) {
        return address(this);
    }

    function positions(uint256) external view {
        uint256[] memory words = new uint256[](kind == Kind.OtherPositions ? 11 : 12);
        (words[2], words[3], words[4], words[6]) = (0x1111, 0x2222, 500, 60);
        answer(words);
    }

    function getPool(address, address, uint24) external view returns (address) {
        return kind == Kind.NoPool ? address(0) : address(this);
    }

    function slot0() external view {
        uint256[] memory words = new uint256[](kind == Kind.OtherSlot0 ? 6 : 7);
        words[0] = kind == Kind.ImpossiblePrice ? 1 : 1 << 96;
        // PancakeSwap's feeProtocol: two times sixteen bits where Uniswap has two times four.
        if (kind == Kind.WideFee) words[5] = 3200 + (3200 << 16);
        answer(words);
    }

    function liquidity() external pure returns (uint128) {
        return 1;
    }

    function tickSpacing() external pure returns (int24) {
        return 10;
    }

    function feeGrowthGlobal0X128() external view returns (uint256) {
        require(kind != Kind.BrokenPool);
        return 0;
    }

    function feeGrowthGlobal1X128() external pure returns (uint256) {
        return 0;
    }

    function ticks(int24) external pure {
        answer(new uint256[](8));
    }

    function positions(bytes32) external pure {
        answer(new uint256[](5));
    }

    function answer(uint256[] memory words) private pure {
        assembly {
            return(add(words, 32), mul(mload(words), 32))
        }
    }
}
