{{ config(materialized='table', file_format='parquet') }}
select 1 as id, 'pen' as item, cast(2.5 as decimal(10,2)) as price
union all
select 2, 'ink', 10.0
