"""Makes the Parquet files of this folder: pip install pyarrow; python make.py"""
import datetime
import pathlib

import pyarrow as pa
import pyarrow.parquet as pq

FOLDER = pathlib.Path(__file__).parent
day = datetime.date.fromisoformat

flat = {
    "id": ["A-1", "A-2", "A-2", "A-3"],
    "filed_on": [day("2018-03-05"), day("2023-08-20"), day("2023-08-20"), None],
    "decided_on": [day("2018-03-30"), day("2023-11-02"), day("2023-11-02"), day("2023-11-02")],
    "provision": ["361#document-1/item-9", "361#document-1/item-7", "361#document-1/item-9", "361#document-1/item-99"],
    "checked_on": pa.array([day("2018-03-05"), day("2023-08-20"), day("2023-08-20"), None], pa.date32()),
}
pq.write_table(pa.table(flat), FOLDER / "flat.parquet", compression="snappy")

nested = [
    {
        "id": "A-1",
        "filed_on": "2018-03-05",
        "decided_on": "2018-03-30",
        "procedure": None,
        "checks": [{"provision": "361#document-1/item-9", "checked_on": day("2018-03-05")}],
        "facts": None,
        "documents": None,
        "events": None,
    },
    {
        "id": "A-2",
        "filed_on": "2026-04-01",
        "decided_on": "2026-04-30",
        "procedure": "exit-permit",
        "checks": [{"provision": "361#document-1/item-7", "checked_on": None}],
        "facts": {"applies_from": "abroad", "applicant": {"born_on": day("1990-01-01"), "married": True}, "children": []},
        "documents": ["identity_document", "consular_fee_receipt"],
        "events": [{"type": "filed", "on": day("2026-04-01")}],
    },
]
child = pa.struct([("born_on", pa.date32())])
schema = pa.schema(
    [
        ("id", pa.string()),
        ("filed_on", pa.string()),
        ("decided_on", pa.string()),
        ("procedure", pa.string()),
        ("checks", pa.list_(pa.struct([("provision", pa.string()), ("checked_on", pa.date32())]))),
        (
            "facts",
            pa.struct(
                [
                    ("applies_from", pa.string()),
                    ("applicant", pa.struct([("born_on", pa.date32()), ("married", pa.bool_())])),
                    ("children", pa.list_(child)),
                ]
            ),
        ),
        ("documents", pa.list_(pa.string())),
        ("events", pa.list_(pa.struct([("type", pa.string()), ("on", pa.date32())]))),
    ]
)
pq.write_table(pa.Table.from_pylist(nested, schema), FOLDER / "nested.parquet", compression="zstd", row_group_size=1)
