SELECT id, abs(ti), abs(si), abs(i), abs(l), abs(f), abs(d), abs(dec), abs(dec38) FROM edge
SELECT id, -ti, -si, -i, -l, -f, -d, -dec, -dec38, +i FROM edge
SELECT id, ceil(d), floor(d), ceil(dec), floor(dec), ceil(f), floor(i), ceil(dec38), ceiling(l) FROM edge WHERE id IN (1, 2, 3, 4, 8)
SELECT id, ceil(dec, 1), floor(dec, 1), ceil(i, -1), floor(i, -2), ceil(d, 1) FROM edge WHERE id IN (1, 3, 4, 8)
SELECT id, round(dec), round(dec, 1), round(dec, -1), round(d, 1), round(i, -1), round(f), bround(dec, 1), bround(2.5), bround(3.5), round(2.5), round(-2.5), round(l, -2) FROM edge WHERE id IN (1, 2, 3, 4, 8)
SELECT id, i DIV 3, l DIV 0, i DIV -7, dec DIV 0.3, d % 0.7, i % 0, mod(i, 5), pmod(i, 5), pmod(-7, 3), pmod(-7, -3), pmod(7.5, -2), pmod(i, 0) FROM edge
SELECT sqrt(2), sqrt(-1), cbrt(27), exp(1), expm1(1e-10), ln(10), ln(0), ln(-1), log(10), log(2, 8), log(0, 1), log10(1000), log1p(1e-10), log2(8)
SELECT pow(2, 10), power(2, 0.5), pow(-8, 1.0 / 3), pow(0, 0), pow(0, -1), hypot(3, 4), factorial(5), factorial(20), factorial(21), factorial(-1)
SELECT sin(1), cos(1), tan(1), asin(1), asin(2), acos(0.5), atan(1), atan2(1, -1), sinh(1), cosh(1), tanh(1), asinh(1), acosh(1), atanh(0.5), cot(1), sec(1), csc(1)
SELECT degrees(pi()), radians(180), e(), pi(), sign(-3.5), signum(0), sign(NULL), negative(5), positive(-5)
SELECT greatest(1, 2.5, NULL), least(1, 2.5, NULL), greatest('a', 'b'), least(DATE'2024-01-01', DATE'2023-01-01'), greatest(CAST('NaN' AS DOUBLE), 1.0D), least(CAST('NaN' AS DOUBLE), 1.0D)
SELECT conv('100', 2, 10), conv('-10', 16, -10), conv('zz', 36, 10), conv('9223372036854775808', 10, 16), conv('', 10, 2), conv('19', 8, 10), bin(13), bin(-1), hex(255), hex(-1)
SELECT rint(2.5), rint(-2.5), rint(3.5), width_bucket(5.3, 0.2, 10.6, 5), width_bucket(-2.1, 1.3, 3.4, 3), width_bucket(8.1, 0.0, 5.7, 4), width_bucket(1, 2, 1, 5)
SELECT 7 / 2, 7 DIV 2, -7 DIV 2, 7 % -2, 1 / 0, 0 / 0, 1.0 / 0, 1D / 0, 5 / 3.0BD, 10 / 4
SELECT 1.1 + 2.22, 1.1 * 2.22, 1.1 - 2.22, 1.1 / 2.22, 1.23456789012345678901 * 9.87654321098765432109, 99999999999999999999.9 * 99999999999999999999.9
SELECT CAST(1 AS DECIMAL(38,0)) / CAST(3 AS DECIMAL(38,0)), CAST(1 AS DECIMAL(10,2)) / CAST(3 AS DECIMAL(20,10)), CAST(5 AS DECIMAL(5,2)) % CAST(0.3 AS DECIMAL(3,1))
SELECT 2147483647 + 1, 9223372036854775807 + 1, -2147483648 - 1, 127Y + 1Y, 32767S + 1S, 2147483647 * 2, 127Y * 2Y, - (-128Y), abs(-2147483648)
SELECT 1 & 3, 1 | 2, 5 ^ 3, ~7, shiftleft(1, 33), shiftright(-8, 1), shiftrightunsigned(-8, 28), shiftleft(1L, 40), bit_count(7), bit_count(-1), bit_get(5, 0), getbit(5, 1)
SELECT try_add(2147483647, 1), try_subtract(1, 2), try_multiply(9223372036854775807, 2), try_divide(1, 0), try_divide(3, 2), try_add(DATE'2024-01-31', INTERVAL 1 MONTH)
SELECT 1e308 * 10, -1e308 * 10, CAST('NaN' AS DOUBLE) = CAST('NaN' AS DOUBLE), CAST('NaN' AS DOUBLE) > 1e308, 0.0D = -0.0D, isnan(CAST('NaN' AS FLOAT)), isnan(NULL), nanvl(CAST('NaN' AS DOUBLE), 1)
SELECT typeof(1), typeof(1L), typeof(1.0), typeof(1e0), typeof('a'), typeof(NULL), typeof(1 + 1L), typeof(1 / 2), typeof(1.0 + 1), typeof(array(1, 2.5)), typeof(map('a', 1)), typeof(struct(1, 'a'))
SELECT 1 = 1.0, '1' = 1, '1.0' = 1, 'a' = 1, 1 < '2', '10' < 9, true = 1, true = 'true', 'abc' > 'ABC', 1 <=> NULL, NULL <=> NULL, NULL = NULL
SELECT 5 BETWEEN 1 AND 10, 5 NOT BETWEEN 6 AND 10, NULL BETWEEN 1 AND 2, 'b' BETWEEN 'a' AND 'c', 1 IN (1, 2), 3 IN (1, NULL), 1 IN (1, NULL), NULL IN (1), 1 NOT IN (2, NULL), '1' IN (1, 2), 1.0 IN (1)
SELECT true AND NULL, false AND NULL, true OR NULL, false OR NULL, NOT NULL, NULL IS NULL, 1 IS NOT NULL, true IS TRUE, NULL IS UNKNOWN, NULL IS NOT TRUE, 1 IS DISTINCT FROM NULL, 1 IS NOT DISTINCT FROM 1
SELECT if(NULL, 1, 2), if(1 > 0, 'y', 'n'), ifnull(NULL, 5), nvl(NULL, 'x'), nvl2(NULL, 1, 2), nvl2(0, 1, 2), nullif(1, 1), nullif(1, 2), coalesce(NULL, NULL, 3)
SELECT CASE WHEN 1 > 2 THEN 'a' WHEN CAST(NULL AS BOOLEAN) THEN 'b' END, CASE 3 WHEN 1 THEN 'x' WHEN 3 THEN 'y' ELSE 'z' END, CASE WHEN true THEN 1 ELSE 2.5 END, CASE NULL WHEN NULL THEN 1 ELSE 2 END
SELECT to_binary('537061726B', 'hex'), to_binary('abc', 'utf-8'), try_to_binary('zz', 'hex'), CAST('abc' AS BINARY), CAST(X'616263' AS STRING), CAST(1 AS BINARY), CAST(-1 AS BINARY)
SELECT id, CAST(d AS STRING), CAST(f AS STRING), CAST(dec AS STRING), CAST(dec38 AS STRING), CAST(l AS STRING), CAST(b AS STRING) FROM edge
SELECT CAST(1e7 AS STRING), CAST(1e-3 AS STRING), CAST(1e-4 AS STRING), CAST(123456789.125D AS STRING), CAST(1.0D AS STRING), CAST(100.0F AS STRING), CAST(1.1F AS STRING), CAST(1e10F AS STRING), CAST(-0.0D AS STRING)
SELECT CAST('1.7' AS INT), CAST('-1.7' AS INT), CAST(' 12 ' AS INT), CAST('1e3' AS INT), CAST('abc' AS INT), CAST('' AS INT), CAST('99999999999' AS INT), CAST('+5' AS INT), CAST('0x10' AS INT), CAST('1_000' AS INT)
SELECT CAST('1e3' AS DOUBLE), CAST('inf' AS DOUBLE), CAST('-Infinity' AS DOUBLE), CAST('nan' AS DOUBLE), CAST('1d' AS DOUBLE), CAST('.5' AS DOUBLE), CAST('5.' AS DOUBLE), CAST('1.5f' AS FLOAT), CAST('abc' AS FLOAT)
SELECT CAST(1.7D AS INT), CAST(-1.7D AS INT), CAST(1e20 AS INT), CAST(-1e20 AS BIGINT), CAST(CAST('NaN' AS DOUBLE) AS INT), CAST(300 AS TINYINT), CAST(70000 AS SMALLINT), CAST(3000000000L AS INT), CAST(1.99BD AS INT)
SELECT CAST('12.345' AS DECIMAL(5,2)), CAST('999.999' AS DECIMAL(5,2)), CAST('1234.5' AS DECIMAL(5,2)), CAST(1.005D AS DECIMAL(5,2)), CAST('1e2' AS DECIMAL(5,0)), CAST('x' AS DECIMAL(5,0)), CAST(12345 AS DECIMAL(4,0)), CAST(true AS DECIMAL(3,1))
SELECT CAST('true' AS BOOLEAN), CAST('T' AS BOOLEAN), CAST('yes' AS BOOLEAN), CAST('1' AS BOOLEAN), CAST('n' AS BOOLEAN), CAST('0' AS BOOLEAN), CAST('maybe' AS BOOLEAN), CAST(0 AS BOOLEAN), CAST(2 AS BOOLEAN), CAST(0.0D AS BOOLEAN), CAST(' TRUE ' AS BOOLEAN)
SELECT TRY_CAST('abc' AS INT), TRY_CAST('5' AS INT), TRY_CAST(300 AS TINYINT), TRY_CAST('x' AS DATE)
SELECT '5'::int
SELECT bool_and(i > 0), bool_or(i > 0), every(b), some(b), any(b), bit_and(i), bit_or(i), bit_xor(i) FROM edge
SELECT rand(5) IS NOT NULL, randn(5) IS NOT NULL, uuid() IS NOT NULL, monotonically_increasing_id() >= 0, spark_partition_id() >= 0
