"""Chi-square forms whose covariance is the Laplacian of a graph: what is joined moves together."""

from collections.abc import Sequence


def laplacian_statistic(
    gains: Sequence[float], joined: Sequence[Sequence[float]]
) -> tuple[float, int]:
    """Return d'V⁻d and its degrees of freedom, V the Laplacian of the weights `joined`.

    `gains` is d, one for each node, adding up to 0 within every island; `joined` is symmetric,
    its diagonal is not looked at. The rank of V is exactly the nodes minus the islands, so that no
    tolerance decides about degrees of freedom: one node of each island is left out.
    """
    # NumPy is loaded only when something is measured: pages that read a release do without.
    import numpy as np

    statistic, df = 0.0, 0
    for island in islands(joined):
        inner = island[1:]
        moved = np.array([gains[node] for node in inner], dtype=float)
        spread = np.array([[_laplacian(joined, i, j) for j in inner] for i in inner], dtype=float)
        statistic += float(moved @ np.linalg.solve(spread, moved))
        df += len(inner)
    return statistic, df


def islands(joined: Sequence[Sequence[float]]) -> list[list[int]]:
    """Return the nodes in groups that are joined, nodes alone left out."""
    left, found = set(range(len(joined))), []
    while left:
        island = [left.pop()]
        for node in island:
            reached = {other for other in left if joined[node][other]}
            left -= reached
            island += sorted(reached)
        if len(island) > 1:
            found.append(island)
    return found


def _laplacian(joined: Sequence[Sequence[float]], i: int, j: int) -> float:
    """Return one entry of the Laplacian."""
    if i != j:
        return -joined[i][j]
    return sum(weight for other, weight in enumerate(joined[i]) if other != i)
