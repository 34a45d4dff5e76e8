-- nusqa: 5001#item-2 boundary=2022-06-16
select 10; /* nusqa: 5001#item-2 boundary=2022-06-01 */
