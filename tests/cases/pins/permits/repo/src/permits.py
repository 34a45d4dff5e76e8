def term():
    """One year, twice more.

    nusqa: 5001#item-5
    """
    return 365  # nusqa: 5001#пункт 4


# nusqa: 5001#item-6
def control(): ...
