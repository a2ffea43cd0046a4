{{ config(materialized='table', file_format='parquet') }}
select item from {{ ref('orders') }} where price > 5
