{{ config(materialized='view') }}
select item from {{ ref('orders') }}
