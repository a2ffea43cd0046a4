-- Every function of one argument over a column of every type (one line in the list is one query).
SELECT id, not(b) FROM edge
SELECT id, not(ti) FROM edge
SELECT id, not(si) FROM edge
SELECT id, not(i) FROM edge
SELECT id, not(l) FROM edge
SELECT id, not(f) FROM edge
SELECT id, not(d) FROM edge
SELECT id, not(dec) FROM edge
SELECT id, not(dec38) FROM edge
SELECT id, not(s) FROM edge
SELECT id, not(bin) FROM edge
SELECT id, not(dt) FROM edge
SELECT id, not(ts) FROM edge
SELECT id, not(ntz) FROM edge
SELECT id, not(ai) FROM nested
SELECT id, not(sa) FROM nested
SELECT id, not(m) FROM nested
SELECT id, not(st) FROM nested
SELECT id, not(ast) FROM nested
SELECT not(NULL)
SELECT not('')
SELECT not(INTERVAL '1-2' YEAR TO MONTH), not(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, isnull(b) FROM edge
SELECT id, isnull(ti) FROM edge
SELECT id, isnull(si) FROM edge
SELECT id, isnull(i) FROM edge
SELECT id, isnull(l) FROM edge
SELECT id, isnull(f) FROM edge
SELECT id, isnull(d) FROM edge
SELECT id, isnull(dec) FROM edge
SELECT id, isnull(dec38) FROM edge
SELECT id, isnull(s) FROM edge
SELECT id, isnull(bin) FROM edge
SELECT id, isnull(dt) FROM edge
SELECT id, isnull(ts) FROM edge
SELECT id, isnull(ntz) FROM edge
SELECT id, isnull(ai) FROM nested
SELECT id, isnull(sa) FROM nested
SELECT id, isnull(m) FROM nested
SELECT id, isnull(st) FROM nested
SELECT id, isnull(ast) FROM nested
SELECT isnull(NULL)
SELECT isnull('')
SELECT isnull(INTERVAL '1-2' YEAR TO MONTH), isnull(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, isnotnull(b) FROM edge
SELECT id, isnotnull(ti) FROM edge
SELECT id, isnotnull(si) FROM edge
SELECT id, isnotnull(i) FROM edge
SELECT id, isnotnull(l) FROM edge
SELECT id, isnotnull(f) FROM edge
SELECT id, isnotnull(d) FROM edge
SELECT id, isnotnull(dec) FROM edge
SELECT id, isnotnull(dec38) FROM edge
SELECT id, isnotnull(s) FROM edge
SELECT id, isnotnull(bin) FROM edge
SELECT id, isnotnull(dt) FROM edge
SELECT id, isnotnull(ts) FROM edge
SELECT id, isnotnull(ntz) FROM edge
SELECT id, isnotnull(ai) FROM nested
SELECT id, isnotnull(sa) FROM nested
SELECT id, isnotnull(m) FROM nested
SELECT id, isnotnull(st) FROM nested
SELECT id, isnotnull(ast) FROM nested
SELECT isnotnull(NULL)
SELECT isnotnull('')
SELECT isnotnull(INTERVAL '1-2' YEAR TO MONTH), isnotnull(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, isnan(b) FROM edge
SELECT id, isnan(ti) FROM edge
SELECT id, isnan(si) FROM edge
SELECT id, isnan(i) FROM edge
SELECT id, isnan(l) FROM edge
SELECT id, isnan(f) FROM edge
SELECT id, isnan(d) FROM edge
SELECT id, isnan(dec) FROM edge
SELECT id, isnan(dec38) FROM edge
SELECT id, isnan(s) FROM edge
SELECT id, isnan(bin) FROM edge
SELECT id, isnan(dt) FROM edge
SELECT id, isnan(ts) FROM edge
SELECT id, isnan(ntz) FROM edge
SELECT id, isnan(ai) FROM nested
SELECT id, isnan(sa) FROM nested
SELECT id, isnan(m) FROM nested
SELECT id, isnan(st) FROM nested
SELECT id, isnan(ast) FROM nested
SELECT isnan(NULL)
SELECT isnan('')
SELECT isnan(INTERVAL '1-2' YEAR TO MONTH), isnan(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, in(b) FROM edge
SELECT id, in(ti) FROM edge
SELECT id, in(si) FROM edge
SELECT id, in(i) FROM edge
SELECT id, in(l) FROM edge
SELECT id, in(f) FROM edge
SELECT id, in(d) FROM edge
SELECT id, in(dec) FROM edge
SELECT id, in(dec38) FROM edge
SELECT id, in(s) FROM edge
SELECT id, in(bin) FROM edge
SELECT id, in(dt) FROM edge
SELECT id, in(ts) FROM edge
SELECT id, in(ntz) FROM edge
SELECT id, in(ai) FROM nested
SELECT id, in(sa) FROM nested
SELECT id, in(m) FROM nested
SELECT id, in(st) FROM nested
SELECT id, in(ast) FROM nested
SELECT in(NULL)
SELECT in('')
SELECT in(INTERVAL '1-2' YEAR TO MONTH), in(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, negative(b) FROM edge
SELECT id, negative(ti) FROM edge
SELECT id, negative(si) FROM edge
SELECT id, negative(i) FROM edge
SELECT id, negative(l) FROM edge
SELECT id, negative(f) FROM edge
SELECT id, negative(d) FROM edge
SELECT id, negative(dec) FROM edge
SELECT id, negative(dec38) FROM edge
SELECT id, negative(s) FROM edge
SELECT id, negative(bin) FROM edge
SELECT id, negative(dt) FROM edge
SELECT id, negative(ts) FROM edge
SELECT id, negative(ntz) FROM edge
SELECT id, negative(ai) FROM nested
SELECT id, negative(sa) FROM nested
SELECT id, negative(m) FROM nested
SELECT id, negative(st) FROM nested
SELECT id, negative(ast) FROM nested
SELECT negative(NULL)
SELECT negative('')
SELECT negative(INTERVAL '1-2' YEAR TO MONTH), negative(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, positive(b) FROM edge
SELECT id, positive(ti) FROM edge
SELECT id, positive(si) FROM edge
SELECT id, positive(i) FROM edge
SELECT id, positive(l) FROM edge
SELECT id, positive(f) FROM edge
SELECT id, positive(d) FROM edge
SELECT id, positive(dec) FROM edge
SELECT id, positive(dec38) FROM edge
SELECT id, positive(s) FROM edge
SELECT id, positive(bin) FROM edge
SELECT id, positive(dt) FROM edge
SELECT id, positive(ts) FROM edge
SELECT id, positive(ntz) FROM edge
SELECT id, positive(ai) FROM nested
SELECT id, positive(sa) FROM nested
SELECT id, positive(m) FROM nested
SELECT id, positive(st) FROM nested
SELECT id, positive(ast) FROM nested
SELECT positive(NULL)
SELECT positive('')
SELECT positive(INTERVAL '1-2' YEAR TO MONTH), positive(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, abs(b) FROM edge
SELECT id, abs(ti) FROM edge
SELECT id, abs(si) FROM edge
SELECT id, abs(i) FROM edge
SELECT id, abs(l) FROM edge
SELECT id, abs(f) FROM edge
SELECT id, abs(d) FROM edge
SELECT id, abs(dec) FROM edge
SELECT id, abs(dec38) FROM edge
SELECT id, abs(s) FROM edge
SELECT id, abs(bin) FROM edge
SELECT id, abs(dt) FROM edge
SELECT id, abs(ts) FROM edge
SELECT id, abs(ntz) FROM edge
SELECT id, abs(ai) FROM nested
SELECT id, abs(sa) FROM nested
SELECT id, abs(m) FROM nested
SELECT id, abs(st) FROM nested
SELECT id, abs(ast) FROM nested
SELECT abs(NULL)
SELECT abs('')
SELECT abs(INTERVAL '1-2' YEAR TO MONTH), abs(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, ceil(b) FROM edge
SELECT id, ceil(ti) FROM edge
SELECT id, ceil(si) FROM edge
SELECT id, ceil(i) FROM edge
SELECT id, ceil(l) FROM edge
SELECT id, ceil(f) FROM edge
SELECT id, ceil(d) FROM edge
SELECT id, ceil(dec) FROM edge
SELECT id, ceil(dec38) FROM edge
SELECT id, ceil(s) FROM edge
SELECT id, ceil(bin) FROM edge
SELECT id, ceil(dt) FROM edge
SELECT id, ceil(ts) FROM edge
SELECT id, ceil(ntz) FROM edge
SELECT id, ceil(ai) FROM nested
SELECT id, ceil(sa) FROM nested
SELECT id, ceil(m) FROM nested
SELECT id, ceil(st) FROM nested
SELECT id, ceil(ast) FROM nested
SELECT ceil(NULL)
SELECT ceil('')
SELECT ceil(INTERVAL '1-2' YEAR TO MONTH), ceil(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, floor(b) FROM edge
SELECT id, floor(ti) FROM edge
SELECT id, floor(si) FROM edge
SELECT id, floor(i) FROM edge
SELECT id, floor(l) FROM edge
SELECT id, floor(f) FROM edge
SELECT id, floor(d) FROM edge
SELECT id, floor(dec) FROM edge
SELECT id, floor(dec38) FROM edge
SELECT id, floor(s) FROM edge
SELECT id, floor(bin) FROM edge
SELECT id, floor(dt) FROM edge
SELECT id, floor(ts) FROM edge
SELECT id, floor(ntz) FROM edge
SELECT id, floor(ai) FROM nested
SELECT id, floor(sa) FROM nested
SELECT id, floor(m) FROM nested
SELECT id, floor(st) FROM nested
SELECT id, floor(ast) FROM nested
SELECT floor(NULL)
SELECT floor('')
SELECT floor(INTERVAL '1-2' YEAR TO MONTH), floor(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, round(b) FROM edge
SELECT id, round(ti) FROM edge
SELECT id, round(si) FROM edge
SELECT id, round(i) FROM edge
SELECT id, round(l) FROM edge
SELECT id, round(f) FROM edge
SELECT id, round(d) FROM edge
SELECT id, round(dec) FROM edge
SELECT id, round(dec38) FROM edge
SELECT id, round(s) FROM edge
SELECT id, round(bin) FROM edge
SELECT id, round(dt) FROM edge
SELECT id, round(ts) FROM edge
SELECT id, round(ntz) FROM edge
SELECT id, round(ai) FROM nested
SELECT id, round(sa) FROM nested
SELECT id, round(m) FROM nested
SELECT id, round(st) FROM nested
SELECT id, round(ast) FROM nested
SELECT round(NULL)
SELECT round('')
SELECT round(INTERVAL '1-2' YEAR TO MONTH), round(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, bround(b) FROM edge
SELECT id, bround(ti) FROM edge
SELECT id, bround(si) FROM edge
SELECT id, bround(i) FROM edge
SELECT id, bround(l) FROM edge
SELECT id, bround(f) FROM edge
SELECT id, bround(d) FROM edge
SELECT id, bround(dec) FROM edge
SELECT id, bround(dec38) FROM edge
SELECT id, bround(s) FROM edge
SELECT id, bround(bin) FROM edge
SELECT id, bround(dt) FROM edge
SELECT id, bround(ts) FROM edge
SELECT id, bround(ntz) FROM edge
SELECT id, bround(ai) FROM nested
SELECT id, bround(sa) FROM nested
SELECT id, bround(m) FROM nested
SELECT id, bround(st) FROM nested
SELECT id, bround(ast) FROM nested
SELECT bround(NULL)
SELECT bround('')
SELECT bround(INTERVAL '1-2' YEAR TO MONTH), bround(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, sqrt(b) FROM edge
SELECT id, sqrt(ti) FROM edge
SELECT id, sqrt(si) FROM edge
SELECT id, sqrt(i) FROM edge
SELECT id, sqrt(l) FROM edge
SELECT id, sqrt(f) FROM edge
SELECT id, sqrt(d) FROM edge
SELECT id, sqrt(dec) FROM edge
SELECT id, sqrt(dec38) FROM edge
SELECT id, sqrt(s) FROM edge
SELECT id, sqrt(bin) FROM edge
SELECT id, sqrt(dt) FROM edge
SELECT id, sqrt(ts) FROM edge
SELECT id, sqrt(ntz) FROM edge
SELECT id, sqrt(ai) FROM nested
SELECT id, sqrt(sa) FROM nested
SELECT id, sqrt(m) FROM nested
SELECT id, sqrt(st) FROM nested
SELECT id, sqrt(ast) FROM nested
SELECT sqrt(NULL)
SELECT sqrt('')
SELECT sqrt(INTERVAL '1-2' YEAR TO MONTH), sqrt(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, cbrt(b) FROM edge
SELECT id, cbrt(ti) FROM edge
SELECT id, cbrt(si) FROM edge
SELECT id, cbrt(i) FROM edge
SELECT id, cbrt(l) FROM edge
SELECT id, cbrt(f) FROM edge
SELECT id, cbrt(d) FROM edge
SELECT id, cbrt(dec) FROM edge
SELECT id, cbrt(dec38) FROM edge
SELECT id, cbrt(s) FROM edge
SELECT id, cbrt(bin) FROM edge
SELECT id, cbrt(dt) FROM edge
SELECT id, cbrt(ts) FROM edge
SELECT id, cbrt(ntz) FROM edge
SELECT id, cbrt(ai) FROM nested
SELECT id, cbrt(sa) FROM nested
SELECT id, cbrt(m) FROM nested
SELECT id, cbrt(st) FROM nested
SELECT id, cbrt(ast) FROM nested
SELECT cbrt(NULL)
SELECT cbrt('')
SELECT cbrt(INTERVAL '1-2' YEAR TO MONTH), cbrt(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, exp(b) FROM edge
SELECT id, exp(ti) FROM edge
SELECT id, exp(si) FROM edge
SELECT id, exp(i) FROM edge
SELECT id, exp(l) FROM edge
SELECT id, exp(f) FROM edge
SELECT id, exp(d) FROM edge
SELECT id, exp(dec) FROM edge
SELECT id, exp(dec38) FROM edge
SELECT id, exp(s) FROM edge
SELECT id, exp(bin) FROM edge
SELECT id, exp(dt) FROM edge
SELECT id, exp(ts) FROM edge
SELECT id, exp(ntz) FROM edge
SELECT id, exp(ai) FROM nested
SELECT id, exp(sa) FROM nested
SELECT id, exp(m) FROM nested
SELECT id, exp(st) FROM nested
SELECT id, exp(ast) FROM nested
SELECT exp(NULL)
SELECT exp('')
SELECT exp(INTERVAL '1-2' YEAR TO MONTH), exp(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, expm1(b) FROM edge
SELECT id, expm1(ti) FROM edge
SELECT id, expm1(si) FROM edge
SELECT id, expm1(i) FROM edge
SELECT id, expm1(l) FROM edge
SELECT id, expm1(f) FROM edge
SELECT id, expm1(d) FROM edge
SELECT id, expm1(dec) FROM edge
SELECT id, expm1(dec38) FROM edge
SELECT id, expm1(s) FROM edge
SELECT id, expm1(bin) FROM edge
SELECT id, expm1(dt) FROM edge
SELECT id, expm1(ts) FROM edge
SELECT id, expm1(ntz) FROM edge
SELECT id, expm1(ai) FROM nested
SELECT id, expm1(sa) FROM nested
SELECT id, expm1(m) FROM nested
SELECT id, expm1(st) FROM nested
SELECT id, expm1(ast) FROM nested
SELECT expm1(NULL)
SELECT expm1('')
SELECT expm1(INTERVAL '1-2' YEAR TO MONTH), expm1(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, ln(b) FROM edge
SELECT id, ln(ti) FROM edge
SELECT id, ln(si) FROM edge
SELECT id, ln(i) FROM edge
SELECT id, ln(l) FROM edge
SELECT id, ln(f) FROM edge
SELECT id, ln(d) FROM edge
SELECT id, ln(dec) FROM edge
SELECT id, ln(dec38) FROM edge
SELECT id, ln(s) FROM edge
SELECT id, ln(bin) FROM edge
SELECT id, ln(dt) FROM edge
SELECT id, ln(ts) FROM edge
SELECT id, ln(ntz) FROM edge
SELECT id, ln(ai) FROM nested
SELECT id, ln(sa) FROM nested
SELECT id, ln(m) FROM nested
SELECT id, ln(st) FROM nested
SELECT id, ln(ast) FROM nested
SELECT ln(NULL)
SELECT ln('')
SELECT ln(INTERVAL '1-2' YEAR TO MONTH), ln(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, log10(b) FROM edge
SELECT id, log10(ti) FROM edge
SELECT id, log10(si) FROM edge
SELECT id, log10(i) FROM edge
SELECT id, log10(l) FROM edge
SELECT id, log10(f) FROM edge
SELECT id, log10(d) FROM edge
SELECT id, log10(dec) FROM edge
SELECT id, log10(dec38) FROM edge
SELECT id, log10(s) FROM edge
SELECT id, log10(bin) FROM edge
SELECT id, log10(dt) FROM edge
SELECT id, log10(ts) FROM edge
SELECT id, log10(ntz) FROM edge
SELECT id, log10(ai) FROM nested
SELECT id, log10(sa) FROM nested
SELECT id, log10(m) FROM nested
SELECT id, log10(st) FROM nested
SELECT id, log10(ast) FROM nested
SELECT log10(NULL)
SELECT log10('')
SELECT log10(INTERVAL '1-2' YEAR TO MONTH), log10(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, log2(b) FROM edge
SELECT id, log2(ti) FROM edge
SELECT id, log2(si) FROM edge
SELECT id, log2(i) FROM edge
SELECT id, log2(l) FROM edge
SELECT id, log2(f) FROM edge
SELECT id, log2(d) FROM edge
SELECT id, log2(dec) FROM edge
SELECT id, log2(dec38) FROM edge
SELECT id, log2(s) FROM edge
SELECT id, log2(bin) FROM edge
SELECT id, log2(dt) FROM edge
SELECT id, log2(ts) FROM edge
SELECT id, log2(ntz) FROM edge
SELECT id, log2(ai) FROM nested
SELECT id, log2(sa) FROM nested
SELECT id, log2(m) FROM nested
SELECT id, log2(st) FROM nested
SELECT id, log2(ast) FROM nested
SELECT log2(NULL)
SELECT log2('')
SELECT log2(INTERVAL '1-2' YEAR TO MONTH), log2(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, log1p(b) FROM edge
SELECT id, log1p(ti) FROM edge
SELECT id, log1p(si) FROM edge
SELECT id, log1p(i) FROM edge
SELECT id, log1p(l) FROM edge
SELECT id, log1p(f) FROM edge
SELECT id, log1p(d) FROM edge
SELECT id, log1p(dec) FROM edge
SELECT id, log1p(dec38) FROM edge
SELECT id, log1p(s) FROM edge
SELECT id, log1p(bin) FROM edge
SELECT id, log1p(dt) FROM edge
SELECT id, log1p(ts) FROM edge
SELECT id, log1p(ntz) FROM edge
SELECT id, log1p(ai) FROM nested
SELECT id, log1p(sa) FROM nested
SELECT id, log1p(m) FROM nested
SELECT id, log1p(st) FROM nested
SELECT id, log1p(ast) FROM nested
SELECT log1p(NULL)
SELECT log1p('')
SELECT log1p(INTERVAL '1-2' YEAR TO MONTH), log1p(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, sin(b) FROM edge
SELECT id, sin(ti) FROM edge
SELECT id, sin(si) FROM edge
SELECT id, sin(i) FROM edge
SELECT id, sin(l) FROM edge
SELECT id, sin(f) FROM edge
SELECT id, sin(d) FROM edge
SELECT id, sin(dec) FROM edge
SELECT id, sin(dec38) FROM edge
SELECT id, sin(s) FROM edge
SELECT id, sin(bin) FROM edge
SELECT id, sin(dt) FROM edge
SELECT id, sin(ts) FROM edge
SELECT id, sin(ntz) FROM edge
SELECT id, sin(ai) FROM nested
SELECT id, sin(sa) FROM nested
SELECT id, sin(m) FROM nested
SELECT id, sin(st) FROM nested
SELECT id, sin(ast) FROM nested
SELECT sin(NULL)
SELECT sin('')
SELECT sin(INTERVAL '1-2' YEAR TO MONTH), sin(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, cos(b) FROM edge
SELECT id, cos(ti) FROM edge
SELECT id, cos(si) FROM edge
SELECT id, cos(i) FROM edge
SELECT id, cos(l) FROM edge
SELECT id, cos(f) FROM edge
SELECT id, cos(d) FROM edge
SELECT id, cos(dec) FROM edge
SELECT id, cos(dec38) FROM edge
SELECT id, cos(s) FROM edge
SELECT id, cos(bin) FROM edge
SELECT id, cos(dt) FROM edge
SELECT id, cos(ts) FROM edge
SELECT id, cos(ntz) FROM edge
SELECT id, cos(ai) FROM nested
SELECT id, cos(sa) FROM nested
SELECT id, cos(m) FROM nested
SELECT id, cos(st) FROM nested
SELECT id, cos(ast) FROM nested
SELECT cos(NULL)
SELECT cos('')
SELECT cos(INTERVAL '1-2' YEAR TO MONTH), cos(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, tan(b) FROM edge
SELECT id, tan(ti) FROM edge
SELECT id, tan(si) FROM edge
SELECT id, tan(i) FROM edge
SELECT id, tan(l) FROM edge
SELECT id, tan(f) FROM edge
SELECT id, tan(d) FROM edge
SELECT id, tan(dec) FROM edge
SELECT id, tan(dec38) FROM edge
SELECT id, tan(s) FROM edge
SELECT id, tan(bin) FROM edge
SELECT id, tan(dt) FROM edge
SELECT id, tan(ts) FROM edge
SELECT id, tan(ntz) FROM edge
SELECT id, tan(ai) FROM nested
SELECT id, tan(sa) FROM nested
SELECT id, tan(m) FROM nested
SELECT id, tan(st) FROM nested
SELECT id, tan(ast) FROM nested
SELECT tan(NULL)
SELECT tan('')
SELECT tan(INTERVAL '1-2' YEAR TO MONTH), tan(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, cot(b) FROM edge
SELECT id, cot(ti) FROM edge
SELECT id, cot(si) FROM edge
SELECT id, cot(i) FROM edge
SELECT id, cot(l) FROM edge
SELECT id, cot(f) FROM edge
SELECT id, cot(d) FROM edge
SELECT id, cot(dec) FROM edge
SELECT id, cot(dec38) FROM edge
SELECT id, cot(s) FROM edge
SELECT id, cot(bin) FROM edge
SELECT id, cot(dt) FROM edge
SELECT id, cot(ts) FROM edge
SELECT id, cot(ntz) FROM edge
SELECT id, cot(ai) FROM nested
SELECT id, cot(sa) FROM nested
SELECT id, cot(m) FROM nested
SELECT id, cot(st) FROM nested
SELECT id, cot(ast) FROM nested
SELECT cot(NULL)
SELECT cot('')
SELECT cot(INTERVAL '1-2' YEAR TO MONTH), cot(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, sec(b) FROM edge
SELECT id, sec(ti) FROM edge
SELECT id, sec(si) FROM edge
SELECT id, sec(i) FROM edge
SELECT id, sec(l) FROM edge
SELECT id, sec(f) FROM edge
SELECT id, sec(d) FROM edge
SELECT id, sec(dec) FROM edge
SELECT id, sec(dec38) FROM edge
SELECT id, sec(s) FROM edge
SELECT id, sec(bin) FROM edge
SELECT id, sec(dt) FROM edge
SELECT id, sec(ts) FROM edge
SELECT id, sec(ntz) FROM edge
SELECT id, sec(ai) FROM nested
SELECT id, sec(sa) FROM nested
SELECT id, sec(m) FROM nested
SELECT id, sec(st) FROM nested
SELECT id, sec(ast) FROM nested
SELECT sec(NULL)
SELECT sec('')
SELECT sec(INTERVAL '1-2' YEAR TO MONTH), sec(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, csc(b) FROM edge
SELECT id, csc(ti) FROM edge
SELECT id, csc(si) FROM edge
SELECT id, csc(i) FROM edge
SELECT id, csc(l) FROM edge
SELECT id, csc(f) FROM edge
SELECT id, csc(d) FROM edge
SELECT id, csc(dec) FROM edge
SELECT id, csc(dec38) FROM edge
SELECT id, csc(s) FROM edge
SELECT id, csc(bin) FROM edge
SELECT id, csc(dt) FROM edge
SELECT id, csc(ts) FROM edge
SELECT id, csc(ntz) FROM edge
SELECT id, csc(ai) FROM nested
SELECT id, csc(sa) FROM nested
SELECT id, csc(m) FROM nested
SELECT id, csc(st) FROM nested
SELECT id, csc(ast) FROM nested
SELECT csc(NULL)
SELECT csc('')
SELECT csc(INTERVAL '1-2' YEAR TO MONTH), csc(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, asin(b) FROM edge
SELECT id, asin(ti) FROM edge
SELECT id, asin(si) FROM edge
SELECT id, asin(i) FROM edge
SELECT id, asin(l) FROM edge
SELECT id, asin(f) FROM edge
SELECT id, asin(d) FROM edge
SELECT id, asin(dec) FROM edge
SELECT id, asin(dec38) FROM edge
SELECT id, asin(s) FROM edge
SELECT id, asin(bin) FROM edge
SELECT id, asin(dt) FROM edge
SELECT id, asin(ts) FROM edge
SELECT id, asin(ntz) FROM edge
SELECT id, asin(ai) FROM nested
SELECT id, asin(sa) FROM nested
SELECT id, asin(m) FROM nested
SELECT id, asin(st) FROM nested
SELECT id, asin(ast) FROM nested
SELECT asin(NULL)
SELECT asin('')
SELECT asin(INTERVAL '1-2' YEAR TO MONTH), asin(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, acos(b) FROM edge
SELECT id, acos(ti) FROM edge
SELECT id, acos(si) FROM edge
SELECT id, acos(i) FROM edge
SELECT id, acos(l) FROM edge
SELECT id, acos(f) FROM edge
SELECT id, acos(d) FROM edge
SELECT id, acos(dec) FROM edge
SELECT id, acos(dec38) FROM edge
SELECT id, acos(s) FROM edge
SELECT id, acos(bin) FROM edge
SELECT id, acos(dt) FROM edge
SELECT id, acos(ts) FROM edge
SELECT id, acos(ntz) FROM edge
SELECT id, acos(ai) FROM nested
SELECT id, acos(sa) FROM nested
SELECT id, acos(m) FROM nested
SELECT id, acos(st) FROM nested
SELECT id, acos(ast) FROM nested
SELECT acos(NULL)
SELECT acos('')
SELECT acos(INTERVAL '1-2' YEAR TO MONTH), acos(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, atan(b) FROM edge
SELECT id, atan(ti) FROM edge
SELECT id, atan(si) FROM edge
SELECT id, atan(i) FROM edge
SELECT id, atan(l) FROM edge
SELECT id, atan(f) FROM edge
SELECT id, atan(d) FROM edge
SELECT id, atan(dec) FROM edge
SELECT id, atan(dec38) FROM edge
SELECT id, atan(s) FROM edge
SELECT id, atan(bin) FROM edge
SELECT id, atan(dt) FROM edge
SELECT id, atan(ts) FROM edge
SELECT id, atan(ntz) FROM edge
SELECT id, atan(ai) FROM nested
SELECT id, atan(sa) FROM nested
SELECT id, atan(m) FROM nested
SELECT id, atan(st) FROM nested
SELECT id, atan(ast) FROM nested
SELECT atan(NULL)
SELECT atan('')
SELECT atan(INTERVAL '1-2' YEAR TO MONTH), atan(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, sinh(b) FROM edge
SELECT id, sinh(ti) FROM edge
SELECT id, sinh(si) FROM edge
SELECT id, sinh(i) FROM edge
SELECT id, sinh(l) FROM edge
SELECT id, sinh(f) FROM edge
SELECT id, sinh(d) FROM edge
SELECT id, sinh(dec) FROM edge
SELECT id, sinh(dec38) FROM edge
SELECT id, sinh(s) FROM edge
SELECT id, sinh(bin) FROM edge
SELECT id, sinh(dt) FROM edge
SELECT id, sinh(ts) FROM edge
SELECT id, sinh(ntz) FROM edge
SELECT id, sinh(ai) FROM nested
SELECT id, sinh(sa) FROM nested
SELECT id, sinh(m) FROM nested
SELECT id, sinh(st) FROM nested
SELECT id, sinh(ast) FROM nested
SELECT sinh(NULL)
SELECT sinh('')
SELECT sinh(INTERVAL '1-2' YEAR TO MONTH), sinh(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, cosh(b) FROM edge
SELECT id, cosh(ti) FROM edge
SELECT id, cosh(si) FROM edge
SELECT id, cosh(i) FROM edge
SELECT id, cosh(l) FROM edge
SELECT id, cosh(f) FROM edge
SELECT id, cosh(d) FROM edge
SELECT id, cosh(dec) FROM edge
SELECT id, cosh(dec38) FROM edge
SELECT id, cosh(s) FROM edge
SELECT id, cosh(bin) FROM edge
SELECT id, cosh(dt) FROM edge
SELECT id, cosh(ts) FROM edge
SELECT id, cosh(ntz) FROM edge
SELECT id, cosh(ai) FROM nested
SELECT id, cosh(sa) FROM nested
SELECT id, cosh(m) FROM nested
SELECT id, cosh(st) FROM nested
SELECT id, cosh(ast) FROM nested
SELECT cosh(NULL)
SELECT cosh('')
SELECT cosh(INTERVAL '1-2' YEAR TO MONTH), cosh(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, tanh(b) FROM edge
SELECT id, tanh(ti) FROM edge
SELECT id, tanh(si) FROM edge
SELECT id, tanh(i) FROM edge
SELECT id, tanh(l) FROM edge
SELECT id, tanh(f) FROM edge
SELECT id, tanh(d) FROM edge
SELECT id, tanh(dec) FROM edge
SELECT id, tanh(dec38) FROM edge
SELECT id, tanh(s) FROM edge
SELECT id, tanh(bin) FROM edge
SELECT id, tanh(dt) FROM edge
SELECT id, tanh(ts) FROM edge
SELECT id, tanh(ntz) FROM edge
SELECT id, tanh(ai) FROM nested
SELECT id, tanh(sa) FROM nested
SELECT id, tanh(m) FROM nested
SELECT id, tanh(st) FROM nested
SELECT id, tanh(ast) FROM nested
SELECT tanh(NULL)
SELECT tanh('')
SELECT tanh(INTERVAL '1-2' YEAR TO MONTH), tanh(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, asinh(b) FROM edge
SELECT id, asinh(ti) FROM edge
SELECT id, asinh(si) FROM edge
SELECT id, asinh(i) FROM edge
SELECT id, asinh(l) FROM edge
SELECT id, asinh(f) FROM edge
SELECT id, asinh(d) FROM edge
SELECT id, asinh(dec) FROM edge
SELECT id, asinh(dec38) FROM edge
SELECT id, asinh(s) FROM edge
SELECT id, asinh(bin) FROM edge
SELECT id, asinh(dt) FROM edge
SELECT id, asinh(ts) FROM edge
SELECT id, asinh(ntz) FROM edge
SELECT id, asinh(ai) FROM nested
SELECT id, asinh(sa) FROM nested
SELECT id, asinh(m) FROM nested
SELECT id, asinh(st) FROM nested
SELECT id, asinh(ast) FROM nested
SELECT asinh(NULL)
SELECT asinh('')
SELECT asinh(INTERVAL '1-2' YEAR TO MONTH), asinh(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, acosh(b) FROM edge
SELECT id, acosh(ti) FROM edge
SELECT id, acosh(si) FROM edge
SELECT id, acosh(i) FROM edge
SELECT id, acosh(l) FROM edge
SELECT id, acosh(f) FROM edge
SELECT id, acosh(d) FROM edge
SELECT id, acosh(dec) FROM edge
SELECT id, acosh(dec38) FROM edge
SELECT id, acosh(s) FROM edge
SELECT id, acosh(bin) FROM edge
SELECT id, acosh(dt) FROM edge
SELECT id, acosh(ts) FROM edge
SELECT id, acosh(ntz) FROM edge
SELECT id, acosh(ai) FROM nested
SELECT id, acosh(sa) FROM nested
SELECT id, acosh(m) FROM nested
SELECT id, acosh(st) FROM nested
SELECT id, acosh(ast) FROM nested
SELECT acosh(NULL)
SELECT acosh('')
SELECT acosh(INTERVAL '1-2' YEAR TO MONTH), acosh(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, atanh(b) FROM edge
SELECT id, atanh(ti) FROM edge
SELECT id, atanh(si) FROM edge
SELECT id, atanh(i) FROM edge
SELECT id, atanh(l) FROM edge
SELECT id, atanh(f) FROM edge
SELECT id, atanh(d) FROM edge
SELECT id, atanh(dec) FROM edge
SELECT id, atanh(dec38) FROM edge
SELECT id, atanh(s) FROM edge
SELECT id, atanh(bin) FROM edge
SELECT id, atanh(dt) FROM edge
SELECT id, atanh(ts) FROM edge
SELECT id, atanh(ntz) FROM edge
SELECT id, atanh(ai) FROM nested
SELECT id, atanh(sa) FROM nested
SELECT id, atanh(m) FROM nested
SELECT id, atanh(st) FROM nested
SELECT id, atanh(ast) FROM nested
SELECT atanh(NULL)
SELECT atanh('')
SELECT atanh(INTERVAL '1-2' YEAR TO MONTH), atanh(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, unhex(b) FROM edge
SELECT id, unhex(ti) FROM edge
SELECT id, unhex(si) FROM edge
SELECT id, unhex(i) FROM edge
SELECT id, unhex(l) FROM edge
SELECT id, unhex(f) FROM edge
SELECT id, unhex(d) FROM edge
SELECT id, unhex(dec) FROM edge
SELECT id, unhex(dec38) FROM edge
SELECT id, unhex(s) FROM edge
SELECT id, unhex(bin) FROM edge
SELECT id, unhex(dt) FROM edge
SELECT id, unhex(ts) FROM edge
SELECT id, unhex(ntz) FROM edge
SELECT id, unhex(ai) FROM nested
SELECT id, unhex(sa) FROM nested
SELECT id, unhex(m) FROM nested
SELECT id, unhex(st) FROM nested
SELECT id, unhex(ast) FROM nested
SELECT unhex(NULL)
SELECT unhex('')
SELECT unhex(INTERVAL '1-2' YEAR TO MONTH), unhex(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, degrees(b) FROM edge
SELECT id, degrees(ti) FROM edge
SELECT id, degrees(si) FROM edge
SELECT id, degrees(i) FROM edge
SELECT id, degrees(l) FROM edge
SELECT id, degrees(f) FROM edge
SELECT id, degrees(d) FROM edge
SELECT id, degrees(dec) FROM edge
SELECT id, degrees(dec38) FROM edge
SELECT id, degrees(s) FROM edge
SELECT id, degrees(bin) FROM edge
SELECT id, degrees(dt) FROM edge
SELECT id, degrees(ts) FROM edge
SELECT id, degrees(ntz) FROM edge
SELECT id, degrees(ai) FROM nested
SELECT id, degrees(sa) FROM nested
SELECT id, degrees(m) FROM nested
SELECT id, degrees(st) FROM nested
SELECT id, degrees(ast) FROM nested
SELECT degrees(NULL)
SELECT degrees('')
SELECT degrees(INTERVAL '1-2' YEAR TO MONTH), degrees(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, radians(b) FROM edge
SELECT id, radians(ti) FROM edge
SELECT id, radians(si) FROM edge
SELECT id, radians(i) FROM edge
SELECT id, radians(l) FROM edge
SELECT id, radians(f) FROM edge
SELECT id, radians(d) FROM edge
SELECT id, radians(dec) FROM edge
SELECT id, radians(dec38) FROM edge
SELECT id, radians(s) FROM edge
SELECT id, radians(bin) FROM edge
SELECT id, radians(dt) FROM edge
SELECT id, radians(ts) FROM edge
SELECT id, radians(ntz) FROM edge
SELECT id, radians(ai) FROM nested
SELECT id, radians(sa) FROM nested
SELECT id, radians(m) FROM nested
SELECT id, radians(st) FROM nested
SELECT id, radians(ast) FROM nested
SELECT radians(NULL)
SELECT radians('')
SELECT radians(INTERVAL '1-2' YEAR TO MONTH), radians(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, rint(b) FROM edge
SELECT id, rint(ti) FROM edge
SELECT id, rint(si) FROM edge
SELECT id, rint(i) FROM edge
SELECT id, rint(l) FROM edge
SELECT id, rint(f) FROM edge
SELECT id, rint(d) FROM edge
SELECT id, rint(dec) FROM edge
SELECT id, rint(dec38) FROM edge
SELECT id, rint(s) FROM edge
SELECT id, rint(bin) FROM edge
SELECT id, rint(dt) FROM edge
SELECT id, rint(ts) FROM edge
SELECT id, rint(ntz) FROM edge
SELECT id, rint(ai) FROM nested
SELECT id, rint(sa) FROM nested
SELECT id, rint(m) FROM nested
SELECT id, rint(st) FROM nested
SELECT id, rint(ast) FROM nested
SELECT rint(NULL)
SELECT rint('')
SELECT rint(INTERVAL '1-2' YEAR TO MONTH), rint(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, signum(b) FROM edge
SELECT id, signum(ti) FROM edge
SELECT id, signum(si) FROM edge
SELECT id, signum(i) FROM edge
SELECT id, signum(l) FROM edge
SELECT id, signum(f) FROM edge
SELECT id, signum(d) FROM edge
SELECT id, signum(dec) FROM edge
SELECT id, signum(dec38) FROM edge
SELECT id, signum(s) FROM edge
SELECT id, signum(bin) FROM edge
SELECT id, signum(dt) FROM edge
SELECT id, signum(ts) FROM edge
SELECT id, signum(ntz) FROM edge
SELECT id, signum(ai) FROM nested
SELECT id, signum(sa) FROM nested
SELECT id, signum(m) FROM nested
SELECT id, signum(st) FROM nested
SELECT id, signum(ast) FROM nested
SELECT signum(NULL)
SELECT signum('')
SELECT signum(INTERVAL '1-2' YEAR TO MONTH), signum(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, log(b) FROM edge
SELECT id, log(ti) FROM edge
SELECT id, log(si) FROM edge
SELECT id, log(i) FROM edge
SELECT id, log(l) FROM edge
SELECT id, log(f) FROM edge
SELECT id, log(d) FROM edge
SELECT id, log(dec) FROM edge
SELECT id, log(dec38) FROM edge
SELECT id, log(s) FROM edge
SELECT id, log(bin) FROM edge
SELECT id, log(dt) FROM edge
SELECT id, log(ts) FROM edge
SELECT id, log(ntz) FROM edge
SELECT id, log(ai) FROM nested
SELECT id, log(sa) FROM nested
SELECT id, log(m) FROM nested
SELECT id, log(st) FROM nested
SELECT id, log(ast) FROM nested
SELECT log(NULL)
SELECT log('')
SELECT log(INTERVAL '1-2' YEAR TO MONTH), log(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, factorial(b) FROM edge
SELECT id, factorial(ti) FROM edge
SELECT id, factorial(si) FROM edge
SELECT id, factorial(i) FROM edge
SELECT id, factorial(l) FROM edge
SELECT id, factorial(f) FROM edge
SELECT id, factorial(d) FROM edge
SELECT id, factorial(dec) FROM edge
SELECT id, factorial(dec38) FROM edge
SELECT id, factorial(s) FROM edge
SELECT id, factorial(bin) FROM edge
SELECT id, factorial(dt) FROM edge
SELECT id, factorial(ts) FROM edge
SELECT id, factorial(ntz) FROM edge
SELECT id, factorial(ai) FROM nested
SELECT id, factorial(sa) FROM nested
SELECT id, factorial(m) FROM nested
SELECT id, factorial(st) FROM nested
SELECT id, factorial(ast) FROM nested
SELECT factorial(NULL)
SELECT factorial('')
SELECT factorial(INTERVAL '1-2' YEAR TO MONTH), factorial(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, bin(b) FROM edge
SELECT id, bin(ti) FROM edge
SELECT id, bin(si) FROM edge
SELECT id, bin(i) FROM edge
SELECT id, bin(l) FROM edge
SELECT id, bin(f) FROM edge
SELECT id, bin(d) FROM edge
SELECT id, bin(dec) FROM edge
SELECT id, bin(dec38) FROM edge
SELECT id, bin(s) FROM edge
SELECT id, bin(bin) FROM edge
SELECT id, bin(dt) FROM edge
SELECT id, bin(ts) FROM edge
SELECT id, bin(ntz) FROM edge
SELECT id, bin(ai) FROM nested
SELECT id, bin(sa) FROM nested
SELECT id, bin(m) FROM nested
SELECT id, bin(st) FROM nested
SELECT id, bin(ast) FROM nested
SELECT bin(NULL)
SELECT bin('')
SELECT bin(INTERVAL '1-2' YEAR TO MONTH), bin(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, hex(b) FROM edge
SELECT id, hex(ti) FROM edge
SELECT id, hex(si) FROM edge
SELECT id, hex(i) FROM edge
SELECT id, hex(l) FROM edge
SELECT id, hex(f) FROM edge
SELECT id, hex(d) FROM edge
SELECT id, hex(dec) FROM edge
SELECT id, hex(dec38) FROM edge
SELECT id, hex(s) FROM edge
SELECT id, hex(bin) FROM edge
SELECT id, hex(dt) FROM edge
SELECT id, hex(ts) FROM edge
SELECT id, hex(ntz) FROM edge
SELECT id, hex(ai) FROM nested
SELECT id, hex(sa) FROM nested
SELECT id, hex(m) FROM nested
SELECT id, hex(st) FROM nested
SELECT id, hex(ast) FROM nested
SELECT hex(NULL)
SELECT hex('')
SELECT hex(INTERVAL '1-2' YEAR TO MONTH), hex(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, bit_count(b) FROM edge
SELECT id, bit_count(ti) FROM edge
SELECT id, bit_count(si) FROM edge
SELECT id, bit_count(i) FROM edge
SELECT id, bit_count(l) FROM edge
SELECT id, bit_count(f) FROM edge
SELECT id, bit_count(d) FROM edge
SELECT id, bit_count(dec) FROM edge
SELECT id, bit_count(dec38) FROM edge
SELECT id, bit_count(s) FROM edge
SELECT id, bit_count(bin) FROM edge
SELECT id, bit_count(dt) FROM edge
SELECT id, bit_count(ts) FROM edge
SELECT id, bit_count(ntz) FROM edge
SELECT id, bit_count(ai) FROM nested
SELECT id, bit_count(sa) FROM nested
SELECT id, bit_count(m) FROM nested
SELECT id, bit_count(st) FROM nested
SELECT id, bit_count(ast) FROM nested
SELECT bit_count(NULL)
SELECT bit_count('')
SELECT bit_count(INTERVAL '1-2' YEAR TO MONTH), bit_count(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, coalesce(b) FROM edge
SELECT id, coalesce(ti) FROM edge
SELECT id, coalesce(si) FROM edge
SELECT id, coalesce(i) FROM edge
SELECT id, coalesce(l) FROM edge
SELECT id, coalesce(f) FROM edge
SELECT id, coalesce(d) FROM edge
SELECT id, coalesce(dec) FROM edge
SELECT id, coalesce(dec38) FROM edge
SELECT id, coalesce(s) FROM edge
SELECT id, coalesce(bin) FROM edge
SELECT id, coalesce(dt) FROM edge
SELECT id, coalesce(ts) FROM edge
SELECT id, coalesce(ntz) FROM edge
SELECT id, coalesce(ai) FROM nested
SELECT id, coalesce(sa) FROM nested
SELECT id, coalesce(m) FROM nested
SELECT id, coalesce(st) FROM nested
SELECT id, coalesce(ast) FROM nested
SELECT coalesce(NULL)
SELECT coalesce('')
SELECT coalesce(INTERVAL '1-2' YEAR TO MONTH), coalesce(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, boolean(b) FROM edge
SELECT id, boolean(ti) FROM edge
SELECT id, boolean(si) FROM edge
SELECT id, boolean(i) FROM edge
SELECT id, boolean(l) FROM edge
SELECT id, boolean(f) FROM edge
SELECT id, boolean(d) FROM edge
SELECT id, boolean(dec) FROM edge
SELECT id, boolean(dec38) FROM edge
SELECT id, boolean(s) FROM edge
SELECT id, boolean(bin) FROM edge
SELECT id, boolean(dt) FROM edge
SELECT id, boolean(ts) FROM edge
SELECT id, boolean(ntz) FROM edge
SELECT id, boolean(ai) FROM nested
SELECT id, boolean(sa) FROM nested
SELECT id, boolean(m) FROM nested
SELECT id, boolean(st) FROM nested
SELECT id, boolean(ast) FROM nested
SELECT boolean(NULL)
SELECT boolean('')
SELECT boolean(INTERVAL '1-2' YEAR TO MONTH), boolean(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, tinyint(b) FROM edge
SELECT id, tinyint(ti) FROM edge
SELECT id, tinyint(si) FROM edge
SELECT id, tinyint(i) FROM edge
SELECT id, tinyint(l) FROM edge
SELECT id, tinyint(f) FROM edge
SELECT id, tinyint(d) FROM edge
SELECT id, tinyint(dec) FROM edge
SELECT id, tinyint(dec38) FROM edge
SELECT id, tinyint(s) FROM edge
SELECT id, tinyint(bin) FROM edge
SELECT id, tinyint(dt) FROM edge
SELECT id, tinyint(ts) FROM edge
SELECT id, tinyint(ntz) FROM edge
SELECT id, tinyint(ai) FROM nested
SELECT id, tinyint(sa) FROM nested
SELECT id, tinyint(m) FROM nested
SELECT id, tinyint(st) FROM nested
SELECT id, tinyint(ast) FROM nested
SELECT tinyint(NULL)
SELECT tinyint('')
SELECT tinyint(INTERVAL '1-2' YEAR TO MONTH), tinyint(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, smallint(b) FROM edge
SELECT id, smallint(ti) FROM edge
SELECT id, smallint(si) FROM edge
SELECT id, smallint(i) FROM edge
SELECT id, smallint(l) FROM edge
SELECT id, smallint(f) FROM edge
SELECT id, smallint(d) FROM edge
SELECT id, smallint(dec) FROM edge
SELECT id, smallint(dec38) FROM edge
SELECT id, smallint(s) FROM edge
SELECT id, smallint(bin) FROM edge
SELECT id, smallint(dt) FROM edge
SELECT id, smallint(ts) FROM edge
SELECT id, smallint(ntz) FROM edge
SELECT id, smallint(ai) FROM nested
SELECT id, smallint(sa) FROM nested
SELECT id, smallint(m) FROM nested
SELECT id, smallint(st) FROM nested
SELECT id, smallint(ast) FROM nested
SELECT smallint(NULL)
SELECT smallint('')
SELECT smallint(INTERVAL '1-2' YEAR TO MONTH), smallint(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, int(b) FROM edge
SELECT id, int(ti) FROM edge
SELECT id, int(si) FROM edge
SELECT id, int(i) FROM edge
SELECT id, int(l) FROM edge
SELECT id, int(f) FROM edge
SELECT id, int(d) FROM edge
SELECT id, int(dec) FROM edge
SELECT id, int(dec38) FROM edge
SELECT id, int(s) FROM edge
SELECT id, int(bin) FROM edge
SELECT id, int(dt) FROM edge
SELECT id, int(ts) FROM edge
SELECT id, int(ntz) FROM edge
SELECT id, int(ai) FROM nested
SELECT id, int(sa) FROM nested
SELECT id, int(m) FROM nested
SELECT id, int(st) FROM nested
SELECT id, int(ast) FROM nested
SELECT int(NULL)
SELECT int('')
SELECT int(INTERVAL '1-2' YEAR TO MONTH), int(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, bigint(b) FROM edge
SELECT id, bigint(ti) FROM edge
SELECT id, bigint(si) FROM edge
SELECT id, bigint(i) FROM edge
SELECT id, bigint(l) FROM edge
SELECT id, bigint(f) FROM edge
SELECT id, bigint(d) FROM edge
SELECT id, bigint(dec) FROM edge
SELECT id, bigint(dec38) FROM edge
SELECT id, bigint(s) FROM edge
SELECT id, bigint(bin) FROM edge
SELECT id, bigint(dt) FROM edge
SELECT id, bigint(ts) FROM edge
SELECT id, bigint(ntz) FROM edge
SELECT id, bigint(ai) FROM nested
SELECT id, bigint(sa) FROM nested
SELECT id, bigint(m) FROM nested
SELECT id, bigint(st) FROM nested
SELECT id, bigint(ast) FROM nested
SELECT bigint(NULL)
SELECT bigint('')
SELECT bigint(INTERVAL '1-2' YEAR TO MONTH), bigint(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, float(b) FROM edge
SELECT id, float(ti) FROM edge
SELECT id, float(si) FROM edge
SELECT id, float(i) FROM edge
SELECT id, float(l) FROM edge
SELECT id, float(f) FROM edge
SELECT id, float(d) FROM edge
SELECT id, float(dec) FROM edge
SELECT id, float(dec38) FROM edge
SELECT id, float(s) FROM edge
SELECT id, float(bin) FROM edge
SELECT id, float(dt) FROM edge
SELECT id, float(ts) FROM edge
SELECT id, float(ntz) FROM edge
SELECT id, float(ai) FROM nested
SELECT id, float(sa) FROM nested
SELECT id, float(m) FROM nested
SELECT id, float(st) FROM nested
SELECT id, float(ast) FROM nested
SELECT float(NULL)
SELECT float('')
SELECT float(INTERVAL '1-2' YEAR TO MONTH), float(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, double(b) FROM edge
SELECT id, double(ti) FROM edge
SELECT id, double(si) FROM edge
SELECT id, double(i) FROM edge
SELECT id, double(l) FROM edge
SELECT id, double(f) FROM edge
SELECT id, double(d) FROM edge
SELECT id, double(dec) FROM edge
SELECT id, double(dec38) FROM edge
SELECT id, double(s) FROM edge
SELECT id, double(bin) FROM edge
SELECT id, double(dt) FROM edge
SELECT id, double(ts) FROM edge
SELECT id, double(ntz) FROM edge
SELECT id, double(ai) FROM nested
SELECT id, double(sa) FROM nested
SELECT id, double(m) FROM nested
SELECT id, double(st) FROM nested
SELECT id, double(ast) FROM nested
SELECT double(NULL)
SELECT double('')
SELECT double(INTERVAL '1-2' YEAR TO MONTH), double(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, decimal(b) FROM edge
SELECT id, decimal(ti) FROM edge
SELECT id, decimal(si) FROM edge
SELECT id, decimal(i) FROM edge
SELECT id, decimal(l) FROM edge
SELECT id, decimal(f) FROM edge
SELECT id, decimal(d) FROM edge
SELECT id, decimal(dec) FROM edge
SELECT id, decimal(dec38) FROM edge
SELECT id, decimal(s) FROM edge
SELECT id, decimal(bin) FROM edge
SELECT id, decimal(dt) FROM edge
SELECT id, decimal(ts) FROM edge
SELECT id, decimal(ntz) FROM edge
SELECT id, decimal(ai) FROM nested
SELECT id, decimal(sa) FROM nested
SELECT id, decimal(m) FROM nested
SELECT id, decimal(st) FROM nested
SELECT id, decimal(ast) FROM nested
SELECT decimal(NULL)
SELECT decimal('')
SELECT decimal(INTERVAL '1-2' YEAR TO MONTH), decimal(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, date(b) FROM edge
SELECT id, date(ti) FROM edge
SELECT id, date(si) FROM edge
SELECT id, date(i) FROM edge
SELECT id, date(l) FROM edge
SELECT id, date(f) FROM edge
SELECT id, date(d) FROM edge
SELECT id, date(dec) FROM edge
SELECT id, date(dec38) FROM edge
SELECT id, date(s) FROM edge
SELECT id, date(bin) FROM edge
SELECT id, date(dt) FROM edge
SELECT id, date(ts) FROM edge
SELECT id, date(ntz) FROM edge
SELECT id, date(ai) FROM nested
SELECT id, date(sa) FROM nested
SELECT id, date(m) FROM nested
SELECT id, date(st) FROM nested
SELECT id, date(ast) FROM nested
SELECT date(NULL)
SELECT date('')
SELECT date(INTERVAL '1-2' YEAR TO MONTH), date(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, timestamp(b) FROM edge
SELECT id, timestamp(ti) FROM edge
SELECT id, timestamp(si) FROM edge
SELECT id, timestamp(i) FROM edge
SELECT id, timestamp(l) FROM edge
SELECT id, timestamp(f) FROM edge
SELECT id, timestamp(d) FROM edge
SELECT id, timestamp(dec) FROM edge
SELECT id, timestamp(dec38) FROM edge
SELECT id, timestamp(s) FROM edge
SELECT id, timestamp(bin) FROM edge
SELECT id, timestamp(dt) FROM edge
SELECT id, timestamp(ts) FROM edge
SELECT id, timestamp(ntz) FROM edge
SELECT id, timestamp(ai) FROM nested
SELECT id, timestamp(sa) FROM nested
SELECT id, timestamp(m) FROM nested
SELECT id, timestamp(st) FROM nested
SELECT id, timestamp(ast) FROM nested
SELECT timestamp(NULL)
SELECT timestamp('')
SELECT timestamp(INTERVAL '1-2' YEAR TO MONTH), timestamp(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, binary(b) FROM edge
SELECT id, binary(ti) FROM edge
SELECT id, binary(si) FROM edge
SELECT id, binary(i) FROM edge
SELECT id, binary(l) FROM edge
SELECT id, binary(f) FROM edge
SELECT id, binary(d) FROM edge
SELECT id, binary(dec) FROM edge
SELECT id, binary(dec38) FROM edge
SELECT id, binary(s) FROM edge
SELECT id, binary(bin) FROM edge
SELECT id, binary(dt) FROM edge
SELECT id, binary(ts) FROM edge
SELECT id, binary(ntz) FROM edge
SELECT id, binary(ai) FROM nested
SELECT id, binary(sa) FROM nested
SELECT id, binary(m) FROM nested
SELECT id, binary(st) FROM nested
SELECT id, binary(ast) FROM nested
SELECT binary(NULL)
SELECT binary('')
SELECT binary(INTERVAL '1-2' YEAR TO MONTH), binary(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, string(b) FROM edge
SELECT id, string(ti) FROM edge
SELECT id, string(si) FROM edge
SELECT id, string(i) FROM edge
SELECT id, string(l) FROM edge
SELECT id, string(f) FROM edge
SELECT id, string(d) FROM edge
SELECT id, string(dec) FROM edge
SELECT id, string(dec38) FROM edge
SELECT id, string(s) FROM edge
SELECT id, string(bin) FROM edge
SELECT id, string(dt) FROM edge
SELECT id, string(ts) FROM edge
SELECT id, string(ntz) FROM edge
SELECT id, string(ai) FROM nested
SELECT id, string(sa) FROM nested
SELECT id, string(m) FROM nested
SELECT id, string(st) FROM nested
SELECT id, string(ast) FROM nested
SELECT string(NULL)
SELECT string('')
SELECT string(INTERVAL '1-2' YEAR TO MONTH), string(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, upper(b) FROM edge
SELECT id, upper(ti) FROM edge
SELECT id, upper(si) FROM edge
SELECT id, upper(i) FROM edge
SELECT id, upper(l) FROM edge
SELECT id, upper(f) FROM edge
SELECT id, upper(d) FROM edge
SELECT id, upper(dec) FROM edge
SELECT id, upper(dec38) FROM edge
SELECT id, upper(s) FROM edge
SELECT id, upper(bin) FROM edge
SELECT id, upper(dt) FROM edge
SELECT id, upper(ts) FROM edge
SELECT id, upper(ntz) FROM edge
SELECT id, upper(ai) FROM nested
SELECT id, upper(sa) FROM nested
SELECT id, upper(m) FROM nested
SELECT id, upper(st) FROM nested
SELECT id, upper(ast) FROM nested
SELECT upper(NULL)
SELECT upper('')
SELECT upper(INTERVAL '1-2' YEAR TO MONTH), upper(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, lower(b) FROM edge
SELECT id, lower(ti) FROM edge
SELECT id, lower(si) FROM edge
SELECT id, lower(i) FROM edge
SELECT id, lower(l) FROM edge
SELECT id, lower(f) FROM edge
SELECT id, lower(d) FROM edge
SELECT id, lower(dec) FROM edge
SELECT id, lower(dec38) FROM edge
SELECT id, lower(s) FROM edge
SELECT id, lower(bin) FROM edge
SELECT id, lower(dt) FROM edge
SELECT id, lower(ts) FROM edge
SELECT id, lower(ntz) FROM edge
SELECT id, lower(ai) FROM nested
SELECT id, lower(sa) FROM nested
SELECT id, lower(m) FROM nested
SELECT id, lower(st) FROM nested
SELECT id, lower(ast) FROM nested
SELECT lower(NULL)
SELECT lower('')
SELECT lower(INTERVAL '1-2' YEAR TO MONTH), lower(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, length(b) FROM edge
SELECT id, length(ti) FROM edge
SELECT id, length(si) FROM edge
SELECT id, length(i) FROM edge
SELECT id, length(l) FROM edge
SELECT id, length(f) FROM edge
SELECT id, length(d) FROM edge
SELECT id, length(dec) FROM edge
SELECT id, length(dec38) FROM edge
SELECT id, length(s) FROM edge
SELECT id, length(bin) FROM edge
SELECT id, length(dt) FROM edge
SELECT id, length(ts) FROM edge
SELECT id, length(ntz) FROM edge
SELECT id, length(ai) FROM nested
SELECT id, length(sa) FROM nested
SELECT id, length(m) FROM nested
SELECT id, length(st) FROM nested
SELECT id, length(ast) FROM nested
SELECT length(NULL)
SELECT length('')
SELECT length(INTERVAL '1-2' YEAR TO MONTH), length(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, octet_length(b) FROM edge
SELECT id, octet_length(ti) FROM edge
SELECT id, octet_length(si) FROM edge
SELECT id, octet_length(i) FROM edge
SELECT id, octet_length(l) FROM edge
SELECT id, octet_length(f) FROM edge
SELECT id, octet_length(d) FROM edge
SELECT id, octet_length(dec) FROM edge
SELECT id, octet_length(dec38) FROM edge
SELECT id, octet_length(s) FROM edge
SELECT id, octet_length(bin) FROM edge
SELECT id, octet_length(dt) FROM edge
SELECT id, octet_length(ts) FROM edge
SELECT id, octet_length(ntz) FROM edge
SELECT id, octet_length(ai) FROM nested
SELECT id, octet_length(sa) FROM nested
SELECT id, octet_length(m) FROM nested
SELECT id, octet_length(st) FROM nested
SELECT id, octet_length(ast) FROM nested
SELECT octet_length(NULL)
SELECT octet_length('')
SELECT octet_length(INTERVAL '1-2' YEAR TO MONTH), octet_length(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, bit_length(b) FROM edge
SELECT id, bit_length(ti) FROM edge
SELECT id, bit_length(si) FROM edge
SELECT id, bit_length(i) FROM edge
SELECT id, bit_length(l) FROM edge
SELECT id, bit_length(f) FROM edge
SELECT id, bit_length(d) FROM edge
SELECT id, bit_length(dec) FROM edge
SELECT id, bit_length(dec38) FROM edge
SELECT id, bit_length(s) FROM edge
SELECT id, bit_length(bin) FROM edge
SELECT id, bit_length(dt) FROM edge
SELECT id, bit_length(ts) FROM edge
SELECT id, bit_length(ntz) FROM edge
SELECT id, bit_length(ai) FROM nested
SELECT id, bit_length(sa) FROM nested
SELECT id, bit_length(m) FROM nested
SELECT id, bit_length(st) FROM nested
SELECT id, bit_length(ast) FROM nested
SELECT bit_length(NULL)
SELECT bit_length('')
SELECT bit_length(INTERVAL '1-2' YEAR TO MONTH), bit_length(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, trim(b) FROM edge
SELECT id, trim(ti) FROM edge
SELECT id, trim(si) FROM edge
SELECT id, trim(i) FROM edge
SELECT id, trim(l) FROM edge
SELECT id, trim(f) FROM edge
SELECT id, trim(d) FROM edge
SELECT id, trim(dec) FROM edge
SELECT id, trim(dec38) FROM edge
SELECT id, trim(s) FROM edge
SELECT id, trim(bin) FROM edge
SELECT id, trim(dt) FROM edge
SELECT id, trim(ts) FROM edge
SELECT id, trim(ntz) FROM edge
SELECT id, trim(ai) FROM nested
SELECT id, trim(sa) FROM nested
SELECT id, trim(m) FROM nested
SELECT id, trim(st) FROM nested
SELECT id, trim(ast) FROM nested
SELECT trim(NULL)
SELECT trim('')
SELECT trim(INTERVAL '1-2' YEAR TO MONTH), trim(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, btrim(b) FROM edge
SELECT id, btrim(ti) FROM edge
SELECT id, btrim(si) FROM edge
SELECT id, btrim(i) FROM edge
SELECT id, btrim(l) FROM edge
SELECT id, btrim(f) FROM edge
SELECT id, btrim(d) FROM edge
SELECT id, btrim(dec) FROM edge
SELECT id, btrim(dec38) FROM edge
SELECT id, btrim(s) FROM edge
SELECT id, btrim(bin) FROM edge
SELECT id, btrim(dt) FROM edge
SELECT id, btrim(ts) FROM edge
SELECT id, btrim(ntz) FROM edge
SELECT id, btrim(ai) FROM nested
SELECT id, btrim(sa) FROM nested
SELECT id, btrim(m) FROM nested
SELECT id, btrim(st) FROM nested
SELECT id, btrim(ast) FROM nested
SELECT btrim(NULL)
SELECT btrim('')
SELECT btrim(INTERVAL '1-2' YEAR TO MONTH), btrim(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, ltrim(b) FROM edge
SELECT id, ltrim(ti) FROM edge
SELECT id, ltrim(si) FROM edge
SELECT id, ltrim(i) FROM edge
SELECT id, ltrim(l) FROM edge
SELECT id, ltrim(f) FROM edge
SELECT id, ltrim(d) FROM edge
SELECT id, ltrim(dec) FROM edge
SELECT id, ltrim(dec38) FROM edge
SELECT id, ltrim(s) FROM edge
SELECT id, ltrim(bin) FROM edge
SELECT id, ltrim(dt) FROM edge
SELECT id, ltrim(ts) FROM edge
SELECT id, ltrim(ntz) FROM edge
SELECT id, ltrim(ai) FROM nested
SELECT id, ltrim(sa) FROM nested
SELECT id, ltrim(m) FROM nested
SELECT id, ltrim(st) FROM nested
SELECT id, ltrim(ast) FROM nested
SELECT ltrim(NULL)
SELECT ltrim('')
SELECT ltrim(INTERVAL '1-2' YEAR TO MONTH), ltrim(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, rtrim(b) FROM edge
SELECT id, rtrim(ti) FROM edge
SELECT id, rtrim(si) FROM edge
SELECT id, rtrim(i) FROM edge
SELECT id, rtrim(l) FROM edge
SELECT id, rtrim(f) FROM edge
SELECT id, rtrim(d) FROM edge
SELECT id, rtrim(dec) FROM edge
SELECT id, rtrim(dec38) FROM edge
SELECT id, rtrim(s) FROM edge
SELECT id, rtrim(bin) FROM edge
SELECT id, rtrim(dt) FROM edge
SELECT id, rtrim(ts) FROM edge
SELECT id, rtrim(ntz) FROM edge
SELECT id, rtrim(ai) FROM nested
SELECT id, rtrim(sa) FROM nested
SELECT id, rtrim(m) FROM nested
SELECT id, rtrim(st) FROM nested
SELECT id, rtrim(ast) FROM nested
SELECT rtrim(NULL)
SELECT rtrim('')
SELECT rtrim(INTERVAL '1-2' YEAR TO MONTH), rtrim(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, concat(b) FROM edge
SELECT id, concat(ti) FROM edge
SELECT id, concat(si) FROM edge
SELECT id, concat(i) FROM edge
SELECT id, concat(l) FROM edge
SELECT id, concat(f) FROM edge
SELECT id, concat(d) FROM edge
SELECT id, concat(dec) FROM edge
SELECT id, concat(dec38) FROM edge
SELECT id, concat(s) FROM edge
SELECT id, concat(bin) FROM edge
SELECT id, concat(dt) FROM edge
SELECT id, concat(ts) FROM edge
SELECT id, concat(ntz) FROM edge
SELECT id, concat(ai) FROM nested
SELECT id, concat(sa) FROM nested
SELECT id, concat(m) FROM nested
SELECT id, concat(st) FROM nested
SELECT id, concat(ast) FROM nested
SELECT concat(NULL)
SELECT concat('')
SELECT concat(INTERVAL '1-2' YEAR TO MONTH), concat(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, concat_ws(b) FROM edge
SELECT id, concat_ws(ti) FROM edge
SELECT id, concat_ws(si) FROM edge
SELECT id, concat_ws(i) FROM edge
SELECT id, concat_ws(l) FROM edge
SELECT id, concat_ws(f) FROM edge
SELECT id, concat_ws(d) FROM edge
SELECT id, concat_ws(dec) FROM edge
SELECT id, concat_ws(dec38) FROM edge
SELECT id, concat_ws(s) FROM edge
SELECT id, concat_ws(bin) FROM edge
SELECT id, concat_ws(dt) FROM edge
SELECT id, concat_ws(ts) FROM edge
SELECT id, concat_ws(ntz) FROM edge
SELECT id, concat_ws(ai) FROM nested
SELECT id, concat_ws(sa) FROM nested
SELECT id, concat_ws(m) FROM nested
SELECT id, concat_ws(st) FROM nested
SELECT id, concat_ws(ast) FROM nested
SELECT concat_ws(NULL)
SELECT concat_ws('')
SELECT concat_ws(INTERVAL '1-2' YEAR TO MONTH), concat_ws(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, space(b) FROM edge
SELECT id, space(ti) FROM edge
SELECT id, space(s) FROM edge
SELECT id, space(bin) FROM edge
SELECT id, space(dt) FROM edge
SELECT id, space(ts) FROM edge
SELECT id, space(ntz) FROM edge
SELECT id, space(ai) FROM nested
SELECT id, space(sa) FROM nested
SELECT id, space(m) FROM nested
SELECT id, space(st) FROM nested
SELECT id, space(ast) FROM nested
SELECT space(NULL)
SELECT space('')
SELECT space(INTERVAL '1-2' YEAR TO MONTH), space(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, ascii(b) FROM edge
SELECT id, ascii(ti) FROM edge
SELECT id, ascii(si) FROM edge
SELECT id, ascii(i) FROM edge
SELECT id, ascii(l) FROM edge
SELECT id, ascii(f) FROM edge
SELECT id, ascii(d) FROM edge
SELECT id, ascii(dec) FROM edge
SELECT id, ascii(dec38) FROM edge
SELECT id, ascii(s) FROM edge
SELECT id, ascii(bin) FROM edge
SELECT id, ascii(dt) FROM edge
SELECT id, ascii(ts) FROM edge
SELECT id, ascii(ntz) FROM edge
SELECT id, ascii(ai) FROM nested
SELECT id, ascii(sa) FROM nested
SELECT id, ascii(m) FROM nested
SELECT id, ascii(st) FROM nested
SELECT id, ascii(ast) FROM nested
SELECT ascii(NULL)
SELECT ascii('')
SELECT ascii(INTERVAL '1-2' YEAR TO MONTH), ascii(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, initcap(b) FROM edge
SELECT id, initcap(ti) FROM edge
SELECT id, initcap(si) FROM edge
SELECT id, initcap(i) FROM edge
SELECT id, initcap(l) FROM edge
SELECT id, initcap(f) FROM edge
SELECT id, initcap(d) FROM edge
SELECT id, initcap(dec) FROM edge
SELECT id, initcap(dec38) FROM edge
SELECT id, initcap(s) FROM edge
SELECT id, initcap(bin) FROM edge
SELECT id, initcap(dt) FROM edge
SELECT id, initcap(ts) FROM edge
SELECT id, initcap(ntz) FROM edge
SELECT id, initcap(ai) FROM nested
SELECT id, initcap(sa) FROM nested
SELECT id, initcap(m) FROM nested
SELECT id, initcap(st) FROM nested
SELECT id, initcap(ast) FROM nested
SELECT initcap('')
SELECT initcap(INTERVAL '1-2' YEAR TO MONTH), initcap(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, soundex(b) FROM edge
SELECT id, soundex(ti) FROM edge
SELECT id, soundex(si) FROM edge
SELECT id, soundex(i) FROM edge
SELECT id, soundex(l) FROM edge
SELECT id, soundex(f) FROM edge
SELECT id, soundex(d) FROM edge
SELECT id, soundex(dec) FROM edge
SELECT id, soundex(dec38) FROM edge
SELECT id, soundex(s) FROM edge
SELECT id, soundex(bin) FROM edge
SELECT id, soundex(dt) FROM edge
SELECT id, soundex(ts) FROM edge
SELECT id, soundex(ntz) FROM edge
SELECT id, soundex(ai) FROM nested
SELECT id, soundex(sa) FROM nested
SELECT id, soundex(m) FROM nested
SELECT id, soundex(st) FROM nested
SELECT id, soundex(ast) FROM nested
SELECT soundex(NULL)
SELECT soundex('')
SELECT soundex(INTERVAL '1-2' YEAR TO MONTH), soundex(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, luhn_check(b) FROM edge
SELECT id, luhn_check(ti) FROM edge
SELECT id, luhn_check(si) FROM edge
SELECT id, luhn_check(i) FROM edge
SELECT id, luhn_check(l) FROM edge
SELECT id, luhn_check(f) FROM edge
SELECT id, luhn_check(d) FROM edge
SELECT id, luhn_check(dec) FROM edge
SELECT id, luhn_check(dec38) FROM edge
SELECT id, luhn_check(s) FROM edge
SELECT id, luhn_check(bin) FROM edge
SELECT id, luhn_check(dt) FROM edge
SELECT id, luhn_check(ts) FROM edge
SELECT id, luhn_check(ntz) FROM edge
SELECT id, luhn_check(ai) FROM nested
SELECT id, luhn_check(sa) FROM nested
SELECT id, luhn_check(m) FROM nested
SELECT id, luhn_check(st) FROM nested
SELECT id, luhn_check(ast) FROM nested
SELECT luhn_check(NULL)
SELECT luhn_check('')
SELECT luhn_check(INTERVAL '1-2' YEAR TO MONTH), luhn_check(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, mask(b) FROM edge
SELECT id, mask(ti) FROM edge
SELECT id, mask(si) FROM edge
SELECT id, mask(i) FROM edge
SELECT id, mask(l) FROM edge
SELECT id, mask(f) FROM edge
SELECT id, mask(d) FROM edge
SELECT id, mask(dec) FROM edge
SELECT id, mask(dec38) FROM edge
SELECT id, mask(s) FROM edge
SELECT id, mask(bin) FROM edge
SELECT id, mask(dt) FROM edge
SELECT id, mask(ts) FROM edge
SELECT id, mask(ntz) FROM edge
SELECT id, mask(ai) FROM nested
SELECT id, mask(sa) FROM nested
SELECT id, mask(m) FROM nested
SELECT id, mask(st) FROM nested
SELECT id, mask(ast) FROM nested
SELECT mask(NULL)
SELECT mask('')
SELECT mask(INTERVAL '1-2' YEAR TO MONTH), mask(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, sentences(b) FROM edge
SELECT id, sentences(ti) FROM edge
SELECT id, sentences(si) FROM edge
SELECT id, sentences(i) FROM edge
SELECT id, sentences(l) FROM edge
SELECT id, sentences(f) FROM edge
SELECT id, sentences(d) FROM edge
SELECT id, sentences(dec) FROM edge
SELECT id, sentences(dec38) FROM edge
SELECT id, sentences(s) FROM edge
SELECT id, sentences(bin) FROM edge
SELECT id, sentences(dt) FROM edge
SELECT id, sentences(ts) FROM edge
SELECT id, sentences(ntz) FROM edge
SELECT id, sentences(ai) FROM nested
SELECT id, sentences(sa) FROM nested
SELECT id, sentences(m) FROM nested
SELECT id, sentences(st) FROM nested
SELECT id, sentences(ast) FROM nested
SELECT sentences(NULL)
SELECT sentences('')
SELECT sentences(INTERVAL '1-2' YEAR TO MONTH), sentences(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, chr(b) FROM edge
SELECT id, chr(ti) FROM edge
SELECT id, chr(si) FROM edge
SELECT id, chr(i) FROM edge
SELECT id, chr(l) FROM edge
SELECT id, chr(f) FROM edge
SELECT id, chr(d) FROM edge
SELECT id, chr(dec) FROM edge
SELECT id, chr(dec38) FROM edge
SELECT id, chr(s) FROM edge
SELECT id, chr(bin) FROM edge
SELECT id, chr(dt) FROM edge
SELECT id, chr(ts) FROM edge
SELECT id, chr(ntz) FROM edge
SELECT id, chr(ai) FROM nested
SELECT id, chr(sa) FROM nested
SELECT id, chr(m) FROM nested
SELECT id, chr(st) FROM nested
SELECT id, chr(ast) FROM nested
SELECT chr(NULL)
SELECT chr('')
SELECT chr(INTERVAL '1-2' YEAR TO MONTH), chr(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, base64(b) FROM edge
SELECT id, base64(ti) FROM edge
SELECT id, base64(si) FROM edge
SELECT id, base64(i) FROM edge
SELECT id, base64(l) FROM edge
SELECT id, base64(f) FROM edge
SELECT id, base64(d) FROM edge
SELECT id, base64(dec) FROM edge
SELECT id, base64(dec38) FROM edge
SELECT id, base64(s) FROM edge
SELECT id, base64(bin) FROM edge
SELECT id, base64(dt) FROM edge
SELECT id, base64(ts) FROM edge
SELECT id, base64(ntz) FROM edge
SELECT id, base64(ai) FROM nested
SELECT id, base64(sa) FROM nested
SELECT id, base64(m) FROM nested
SELECT id, base64(st) FROM nested
SELECT id, base64(ast) FROM nested
SELECT base64('')
SELECT base64(INTERVAL '1-2' YEAR TO MONTH), base64(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, unbase64(b) FROM edge
SELECT id, unbase64(ti) FROM edge
SELECT id, unbase64(si) FROM edge
SELECT id, unbase64(i) FROM edge
SELECT id, unbase64(l) FROM edge
SELECT id, unbase64(f) FROM edge
SELECT id, unbase64(d) FROM edge
SELECT id, unbase64(dec) FROM edge
SELECT id, unbase64(dec38) FROM edge
SELECT id, unbase64(s) FROM edge
SELECT id, unbase64(bin) FROM edge
SELECT id, unbase64(dt) FROM edge
SELECT id, unbase64(ts) FROM edge
SELECT id, unbase64(ntz) FROM edge
SELECT id, unbase64(ai) FROM nested
SELECT id, unbase64(sa) FROM nested
SELECT id, unbase64(m) FROM nested
SELECT id, unbase64(st) FROM nested
SELECT id, unbase64(ast) FROM nested
SELECT unbase64(NULL)
SELECT unbase64(INTERVAL '1-2' YEAR TO MONTH), unbase64(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, to_binary(b) FROM edge
SELECT id, to_binary(ti) FROM edge
SELECT id, to_binary(si) FROM edge
SELECT id, to_binary(i) FROM edge
SELECT id, to_binary(l) FROM edge
SELECT id, to_binary(f) FROM edge
SELECT id, to_binary(d) FROM edge
SELECT id, to_binary(dec) FROM edge
SELECT id, to_binary(dec38) FROM edge
SELECT id, to_binary(s) FROM edge
SELECT id, to_binary(bin) FROM edge
SELECT id, to_binary(dt) FROM edge
SELECT id, to_binary(ts) FROM edge
SELECT id, to_binary(ntz) FROM edge
SELECT id, to_binary(ai) FROM nested
SELECT id, to_binary(sa) FROM nested
SELECT id, to_binary(m) FROM nested
SELECT id, to_binary(st) FROM nested
SELECT id, to_binary(ast) FROM nested
SELECT to_binary(NULL)
SELECT to_binary('')
SELECT to_binary(INTERVAL '1-2' YEAR TO MONTH), to_binary(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, try_to_binary(b) FROM edge
SELECT id, try_to_binary(ti) FROM edge
SELECT id, try_to_binary(si) FROM edge
SELECT id, try_to_binary(i) FROM edge
SELECT id, try_to_binary(l) FROM edge
SELECT id, try_to_binary(f) FROM edge
SELECT id, try_to_binary(d) FROM edge
SELECT id, try_to_binary(dec) FROM edge
SELECT id, try_to_binary(dec38) FROM edge
SELECT id, try_to_binary(s) FROM edge
SELECT id, try_to_binary(bin) FROM edge
SELECT id, try_to_binary(dt) FROM edge
SELECT id, try_to_binary(ts) FROM edge
SELECT id, try_to_binary(ntz) FROM edge
SELECT id, try_to_binary(ai) FROM nested
SELECT id, try_to_binary(sa) FROM nested
SELECT id, try_to_binary(m) FROM nested
SELECT id, try_to_binary(st) FROM nested
SELECT id, try_to_binary(ast) FROM nested
SELECT try_to_binary(NULL)
SELECT try_to_binary('')
SELECT try_to_binary(INTERVAL '1-2' YEAR TO MONTH), try_to_binary(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, format_string(b) FROM edge
SELECT id, format_string(ti) FROM edge
SELECT id, format_string(si) FROM edge
SELECT id, format_string(i) FROM edge
SELECT id, format_string(l) FROM edge
SELECT id, format_string(f) FROM edge
SELECT id, format_string(d) FROM edge
SELECT id, format_string(dec) FROM edge
SELECT id, format_string(dec38) FROM edge
SELECT id, format_string(s) FROM edge
SELECT id, format_string(bin) FROM edge
SELECT id, format_string(dt) FROM edge
SELECT id, format_string(ts) FROM edge
SELECT id, format_string(ntz) FROM edge
SELECT id, format_string(ai) FROM nested
SELECT id, format_string(sa) FROM nested
SELECT id, format_string(m) FROM nested
SELECT id, format_string(st) FROM nested
SELECT id, format_string(ast) FROM nested
SELECT format_string(NULL)
SELECT format_string('')
SELECT format_string(INTERVAL '1-2' YEAR TO MONTH), format_string(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, year(b) FROM edge
SELECT id, year(ti) FROM edge
SELECT id, year(si) FROM edge
SELECT id, year(i) FROM edge
SELECT id, year(l) FROM edge
SELECT id, year(f) FROM edge
SELECT id, year(d) FROM edge
SELECT id, year(dec) FROM edge
SELECT id, year(dec38) FROM edge
SELECT id, year(s) FROM edge
SELECT id, year(bin) FROM edge
SELECT id, year(dt) FROM edge
SELECT id, year(ts) FROM edge
SELECT id, year(ntz) FROM edge
SELECT id, year(ai) FROM nested
SELECT id, year(sa) FROM nested
SELECT id, year(m) FROM nested
SELECT id, year(st) FROM nested
SELECT id, year(ast) FROM nested
SELECT year(NULL)
SELECT year('')
SELECT year(INTERVAL '1-2' YEAR TO MONTH), year(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, quarter(b) FROM edge
SELECT id, quarter(ti) FROM edge
SELECT id, quarter(si) FROM edge
SELECT id, quarter(i) FROM edge
SELECT id, quarter(l) FROM edge
SELECT id, quarter(f) FROM edge
SELECT id, quarter(d) FROM edge
SELECT id, quarter(dec) FROM edge
SELECT id, quarter(dec38) FROM edge
SELECT id, quarter(s) FROM edge
SELECT id, quarter(bin) FROM edge
SELECT id, quarter(dt) FROM edge
SELECT id, quarter(ts) FROM edge
SELECT id, quarter(ntz) FROM edge
SELECT id, quarter(ai) FROM nested
SELECT id, quarter(sa) FROM nested
SELECT id, quarter(m) FROM nested
SELECT id, quarter(st) FROM nested
SELECT id, quarter(ast) FROM nested
SELECT quarter(NULL)
SELECT quarter('')
SELECT quarter(INTERVAL '1-2' YEAR TO MONTH), quarter(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, month(b) FROM edge
SELECT id, month(ti) FROM edge
SELECT id, month(si) FROM edge
SELECT id, month(i) FROM edge
SELECT id, month(l) FROM edge
SELECT id, month(f) FROM edge
SELECT id, month(d) FROM edge
SELECT id, month(dec) FROM edge
SELECT id, month(dec38) FROM edge
SELECT id, month(s) FROM edge
SELECT id, month(bin) FROM edge
SELECT id, month(dt) FROM edge
SELECT id, month(ts) FROM edge
SELECT id, month(ntz) FROM edge
SELECT id, month(ai) FROM nested
SELECT id, month(sa) FROM nested
SELECT id, month(m) FROM nested
SELECT id, month(st) FROM nested
SELECT id, month(ast) FROM nested
SELECT month(NULL)
SELECT month('')
SELECT month(INTERVAL '1-2' YEAR TO MONTH), month(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, day(b) FROM edge
SELECT id, day(ti) FROM edge
SELECT id, day(si) FROM edge
SELECT id, day(i) FROM edge
SELECT id, day(l) FROM edge
SELECT id, day(f) FROM edge
SELECT id, day(d) FROM edge
SELECT id, day(dec) FROM edge
SELECT id, day(dec38) FROM edge
SELECT id, day(s) FROM edge
SELECT id, day(bin) FROM edge
SELECT id, day(dt) FROM edge
SELECT id, day(ts) FROM edge
SELECT id, day(ntz) FROM edge
SELECT id, day(ai) FROM nested
SELECT id, day(sa) FROM nested
SELECT id, day(m) FROM nested
SELECT id, day(st) FROM nested
SELECT id, day(ast) FROM nested
SELECT day(NULL)
SELECT day('')
SELECT day(INTERVAL '1-2' YEAR TO MONTH), day(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, dayofyear(b) FROM edge
SELECT id, dayofyear(ti) FROM edge
SELECT id, dayofyear(si) FROM edge
SELECT id, dayofyear(i) FROM edge
SELECT id, dayofyear(l) FROM edge
SELECT id, dayofyear(f) FROM edge
SELECT id, dayofyear(d) FROM edge
SELECT id, dayofyear(dec) FROM edge
SELECT id, dayofyear(dec38) FROM edge
SELECT id, dayofyear(s) FROM edge
SELECT id, dayofyear(bin) FROM edge
SELECT id, dayofyear(dt) FROM edge
SELECT id, dayofyear(ts) FROM edge
SELECT id, dayofyear(ntz) FROM edge
SELECT id, dayofyear(ai) FROM nested
SELECT id, dayofyear(sa) FROM nested
SELECT id, dayofyear(m) FROM nested
SELECT id, dayofyear(st) FROM nested
SELECT id, dayofyear(ast) FROM nested
SELECT dayofyear(NULL)
SELECT dayofyear('')
SELECT dayofyear(INTERVAL '1-2' YEAR TO MONTH), dayofyear(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, dayofweek(b) FROM edge
SELECT id, dayofweek(ti) FROM edge
SELECT id, dayofweek(si) FROM edge
SELECT id, dayofweek(i) FROM edge
SELECT id, dayofweek(l) FROM edge
SELECT id, dayofweek(f) FROM edge
SELECT id, dayofweek(d) FROM edge
SELECT id, dayofweek(dec) FROM edge
SELECT id, dayofweek(dec38) FROM edge
SELECT id, dayofweek(s) FROM edge
SELECT id, dayofweek(bin) FROM edge
SELECT id, dayofweek(dt) FROM edge
SELECT id, dayofweek(ts) FROM edge
SELECT id, dayofweek(ntz) FROM edge
SELECT id, dayofweek(ai) FROM nested
SELECT id, dayofweek(sa) FROM nested
SELECT id, dayofweek(m) FROM nested
SELECT id, dayofweek(st) FROM nested
SELECT id, dayofweek(ast) FROM nested
SELECT dayofweek(NULL)
SELECT dayofweek('')
SELECT dayofweek(INTERVAL '1-2' YEAR TO MONTH), dayofweek(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, weekday(b) FROM edge
SELECT id, weekday(ti) FROM edge
SELECT id, weekday(si) FROM edge
SELECT id, weekday(i) FROM edge
SELECT id, weekday(l) FROM edge
SELECT id, weekday(f) FROM edge
SELECT id, weekday(d) FROM edge
SELECT id, weekday(dec) FROM edge
SELECT id, weekday(dec38) FROM edge
SELECT id, weekday(s) FROM edge
SELECT id, weekday(bin) FROM edge
SELECT id, weekday(dt) FROM edge
SELECT id, weekday(ts) FROM edge
SELECT id, weekday(ntz) FROM edge
SELECT id, weekday(ai) FROM nested
SELECT id, weekday(sa) FROM nested
SELECT id, weekday(m) FROM nested
SELECT id, weekday(st) FROM nested
SELECT id, weekday(ast) FROM nested
SELECT weekday(NULL)
SELECT weekday('')
SELECT weekday(INTERVAL '1-2' YEAR TO MONTH), weekday(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, weekofyear(b) FROM edge
SELECT id, weekofyear(ti) FROM edge
SELECT id, weekofyear(si) FROM edge
SELECT id, weekofyear(i) FROM edge
SELECT id, weekofyear(l) FROM edge
SELECT id, weekofyear(f) FROM edge
SELECT id, weekofyear(d) FROM edge
SELECT id, weekofyear(dec) FROM edge
SELECT id, weekofyear(dec38) FROM edge
SELECT id, weekofyear(s) FROM edge
SELECT id, weekofyear(bin) FROM edge
SELECT id, weekofyear(dt) FROM edge
SELECT id, weekofyear(ts) FROM edge
SELECT id, weekofyear(ntz) FROM edge
SELECT id, weekofyear(ai) FROM nested
SELECT id, weekofyear(sa) FROM nested
SELECT id, weekofyear(m) FROM nested
SELECT id, weekofyear(st) FROM nested
SELECT id, weekofyear(ast) FROM nested
SELECT weekofyear(NULL)
SELECT weekofyear('')
SELECT weekofyear(INTERVAL '1-2' YEAR TO MONTH), weekofyear(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, hour(b) FROM edge
SELECT id, hour(ti) FROM edge
SELECT id, hour(si) FROM edge
SELECT id, hour(i) FROM edge
SELECT id, hour(l) FROM edge
SELECT id, hour(f) FROM edge
SELECT id, hour(d) FROM edge
SELECT id, hour(dec) FROM edge
SELECT id, hour(dec38) FROM edge
SELECT id, hour(s) FROM edge
SELECT id, hour(bin) FROM edge
SELECT id, hour(dt) FROM edge
SELECT id, hour(ts) FROM edge
SELECT id, hour(ntz) FROM edge
SELECT id, hour(ai) FROM nested
SELECT id, hour(sa) FROM nested
SELECT id, hour(m) FROM nested
SELECT id, hour(st) FROM nested
SELECT id, hour(ast) FROM nested
SELECT hour(NULL)
SELECT hour('')
SELECT hour(INTERVAL '1-2' YEAR TO MONTH), hour(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, minute(b) FROM edge
SELECT id, minute(ti) FROM edge
SELECT id, minute(si) FROM edge
SELECT id, minute(i) FROM edge
SELECT id, minute(l) FROM edge
SELECT id, minute(f) FROM edge
SELECT id, minute(d) FROM edge
SELECT id, minute(dec) FROM edge
SELECT id, minute(dec38) FROM edge
SELECT id, minute(s) FROM edge
SELECT id, minute(bin) FROM edge
SELECT id, minute(dt) FROM edge
SELECT id, minute(ts) FROM edge
SELECT id, minute(ntz) FROM edge
SELECT id, minute(ai) FROM nested
SELECT id, minute(sa) FROM nested
SELECT id, minute(m) FROM nested
SELECT id, minute(st) FROM nested
SELECT id, minute(ast) FROM nested
SELECT minute(NULL)
SELECT minute('')
SELECT minute(INTERVAL '1-2' YEAR TO MONTH), minute(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, second(b) FROM edge
SELECT id, second(ti) FROM edge
SELECT id, second(si) FROM edge
SELECT id, second(i) FROM edge
SELECT id, second(l) FROM edge
SELECT id, second(f) FROM edge
SELECT id, second(d) FROM edge
SELECT id, second(dec) FROM edge
SELECT id, second(dec38) FROM edge
SELECT id, second(s) FROM edge
SELECT id, second(bin) FROM edge
SELECT id, second(dt) FROM edge
SELECT id, second(ts) FROM edge
SELECT id, second(ntz) FROM edge
SELECT id, second(ai) FROM nested
SELECT id, second(sa) FROM nested
SELECT id, second(m) FROM nested
SELECT id, second(st) FROM nested
SELECT id, second(ast) FROM nested
SELECT second(NULL)
SELECT second('')
SELECT second(INTERVAL '1-2' YEAR TO MONTH), second(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, last_day(b) FROM edge
SELECT id, last_day(ti) FROM edge
SELECT id, last_day(si) FROM edge
SELECT id, last_day(i) FROM edge
SELECT id, last_day(l) FROM edge
SELECT id, last_day(f) FROM edge
SELECT id, last_day(d) FROM edge
SELECT id, last_day(dec) FROM edge
SELECT id, last_day(dec38) FROM edge
SELECT id, last_day(s) FROM edge
SELECT id, last_day(bin) FROM edge
SELECT id, last_day(dt) FROM edge
SELECT id, last_day(ts) FROM edge
SELECT id, last_day(ntz) FROM edge
SELECT id, last_day(ai) FROM nested
SELECT id, last_day(sa) FROM nested
SELECT id, last_day(m) FROM nested
SELECT id, last_day(st) FROM nested
SELECT id, last_day(ast) FROM nested
SELECT last_day(NULL)
SELECT last_day('')
SELECT last_day(INTERVAL '1-2' YEAR TO MONTH), last_day(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, from_unixtime(b) FROM edge
SELECT id, from_unixtime(ti) FROM edge
SELECT id, from_unixtime(si) FROM edge
SELECT id, from_unixtime(i) FROM edge
SELECT id, from_unixtime(l) FROM edge
SELECT id, from_unixtime(f) FROM edge
SELECT id, from_unixtime(d) FROM edge
SELECT id, from_unixtime(dec) FROM edge
SELECT id, from_unixtime(dec38) FROM edge
SELECT id, from_unixtime(s) FROM edge
SELECT id, from_unixtime(bin) FROM edge
SELECT id, from_unixtime(dt) FROM edge
SELECT id, from_unixtime(ts) FROM edge
SELECT id, from_unixtime(ntz) FROM edge
SELECT id, from_unixtime(ai) FROM nested
SELECT id, from_unixtime(sa) FROM nested
SELECT id, from_unixtime(m) FROM nested
SELECT id, from_unixtime(st) FROM nested
SELECT id, from_unixtime(ast) FROM nested
SELECT from_unixtime(NULL)
SELECT from_unixtime('')
SELECT from_unixtime(INTERVAL '1-2' YEAR TO MONTH), from_unixtime(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, to_date(b) FROM edge
SELECT id, to_date(ti) FROM edge
SELECT id, to_date(si) FROM edge
SELECT id, to_date(i) FROM edge
SELECT id, to_date(l) FROM edge
SELECT id, to_date(f) FROM edge
SELECT id, to_date(d) FROM edge
SELECT id, to_date(dec) FROM edge
SELECT id, to_date(dec38) FROM edge
SELECT id, to_date(s) FROM edge
SELECT id, to_date(bin) FROM edge
SELECT id, to_date(dt) FROM edge
SELECT id, to_date(ts) FROM edge
SELECT id, to_date(ntz) FROM edge
SELECT id, to_date(ai) FROM nested
SELECT id, to_date(sa) FROM nested
SELECT id, to_date(m) FROM nested
SELECT id, to_date(st) FROM nested
SELECT id, to_date(ast) FROM nested
SELECT to_date(NULL)
SELECT to_date('')
SELECT to_date(INTERVAL '1-2' YEAR TO MONTH), to_date(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, to_timestamp(b) FROM edge
SELECT id, to_timestamp(ti) FROM edge
SELECT id, to_timestamp(si) FROM edge
SELECT id, to_timestamp(i) FROM edge
SELECT id, to_timestamp(l) FROM edge
SELECT id, to_timestamp(f) FROM edge
SELECT id, to_timestamp(d) FROM edge
SELECT id, to_timestamp(dec) FROM edge
SELECT id, to_timestamp(dec38) FROM edge
SELECT id, to_timestamp(s) FROM edge
SELECT id, to_timestamp(bin) FROM edge
SELECT id, to_timestamp(dt) FROM edge
SELECT id, to_timestamp(ts) FROM edge
SELECT id, to_timestamp(ntz) FROM edge
SELECT id, to_timestamp(ai) FROM nested
SELECT id, to_timestamp(sa) FROM nested
SELECT id, to_timestamp(m) FROM nested
SELECT id, to_timestamp(st) FROM nested
SELECT id, to_timestamp(ast) FROM nested
SELECT to_timestamp(NULL)
SELECT to_timestamp('')
SELECT to_timestamp(INTERVAL '1-2' YEAR TO MONTH), to_timestamp(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, to_timestamp_ltz(b) FROM edge
SELECT id, to_timestamp_ltz(ti) FROM edge
SELECT id, to_timestamp_ltz(si) FROM edge
SELECT id, to_timestamp_ltz(i) FROM edge
SELECT id, to_timestamp_ltz(l) FROM edge
SELECT id, to_timestamp_ltz(f) FROM edge
SELECT id, to_timestamp_ltz(d) FROM edge
SELECT id, to_timestamp_ltz(dec) FROM edge
SELECT id, to_timestamp_ltz(dec38) FROM edge
SELECT id, to_timestamp_ltz(s) FROM edge
SELECT id, to_timestamp_ltz(bin) FROM edge
SELECT id, to_timestamp_ltz(dt) FROM edge
SELECT id, to_timestamp_ltz(ts) FROM edge
SELECT id, to_timestamp_ltz(ntz) FROM edge
SELECT id, to_timestamp_ltz(ai) FROM nested
SELECT id, to_timestamp_ltz(sa) FROM nested
SELECT id, to_timestamp_ltz(m) FROM nested
SELECT id, to_timestamp_ltz(st) FROM nested
SELECT id, to_timestamp_ltz(ast) FROM nested
SELECT to_timestamp_ltz(NULL)
SELECT to_timestamp_ltz('')
SELECT to_timestamp_ltz(INTERVAL '1-2' YEAR TO MONTH), to_timestamp_ltz(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, to_timestamp_ntz(b) FROM edge
SELECT id, to_timestamp_ntz(ti) FROM edge
SELECT id, to_timestamp_ntz(si) FROM edge
SELECT id, to_timestamp_ntz(i) FROM edge
SELECT id, to_timestamp_ntz(l) FROM edge
SELECT id, to_timestamp_ntz(f) FROM edge
SELECT id, to_timestamp_ntz(d) FROM edge
SELECT id, to_timestamp_ntz(dec) FROM edge
SELECT id, to_timestamp_ntz(dec38) FROM edge
SELECT id, to_timestamp_ntz(s) FROM edge
SELECT id, to_timestamp_ntz(bin) FROM edge
SELECT id, to_timestamp_ntz(dt) FROM edge
SELECT id, to_timestamp_ntz(ts) FROM edge
SELECT id, to_timestamp_ntz(ntz) FROM edge
SELECT id, to_timestamp_ntz(ai) FROM nested
SELECT id, to_timestamp_ntz(sa) FROM nested
SELECT id, to_timestamp_ntz(m) FROM nested
SELECT id, to_timestamp_ntz(st) FROM nested
SELECT id, to_timestamp_ntz(ast) FROM nested
SELECT to_timestamp_ntz(NULL)
SELECT to_timestamp_ntz('')
SELECT to_timestamp_ntz(INTERVAL '1-2' YEAR TO MONTH), to_timestamp_ntz(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, try_to_timestamp(b) FROM edge
SELECT id, try_to_timestamp(ti) FROM edge
SELECT id, try_to_timestamp(si) FROM edge
SELECT id, try_to_timestamp(i) FROM edge
SELECT id, try_to_timestamp(l) FROM edge
SELECT id, try_to_timestamp(f) FROM edge
SELECT id, try_to_timestamp(d) FROM edge
SELECT id, try_to_timestamp(dec) FROM edge
SELECT id, try_to_timestamp(dec38) FROM edge
SELECT id, try_to_timestamp(s) FROM edge
SELECT id, try_to_timestamp(bin) FROM edge
SELECT id, try_to_timestamp(dt) FROM edge
SELECT id, try_to_timestamp(ts) FROM edge
SELECT id, try_to_timestamp(ntz) FROM edge
SELECT id, try_to_timestamp(ai) FROM nested
SELECT id, try_to_timestamp(sa) FROM nested
SELECT id, try_to_timestamp(m) FROM nested
SELECT id, try_to_timestamp(st) FROM nested
SELECT id, try_to_timestamp(ast) FROM nested
SELECT try_to_timestamp(NULL)
SELECT try_to_timestamp('')
SELECT try_to_timestamp(INTERVAL '1-2' YEAR TO MONTH), try_to_timestamp(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, make_dt_interval(b) FROM edge
SELECT id, make_dt_interval(ti) FROM edge
SELECT id, make_dt_interval(si) FROM edge
SELECT id, make_dt_interval(i) FROM edge
SELECT id, make_dt_interval(l) FROM edge
SELECT id, make_dt_interval(f) FROM edge
SELECT id, make_dt_interval(d) FROM edge
SELECT id, make_dt_interval(dec) FROM edge
SELECT id, make_dt_interval(dec38) FROM edge
SELECT id, make_dt_interval(s) FROM edge
SELECT id, make_dt_interval(bin) FROM edge
SELECT id, make_dt_interval(dt) FROM edge
SELECT id, make_dt_interval(ts) FROM edge
SELECT id, make_dt_interval(ntz) FROM edge
SELECT id, make_dt_interval(ai) FROM nested
SELECT id, make_dt_interval(sa) FROM nested
SELECT id, make_dt_interval(m) FROM nested
SELECT id, make_dt_interval(st) FROM nested
SELECT id, make_dt_interval(ast) FROM nested
SELECT make_dt_interval('')
SELECT make_dt_interval(INTERVAL '1-2' YEAR TO MONTH), make_dt_interval(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, make_ym_interval(b) FROM edge
SELECT id, make_ym_interval(ti) FROM edge
SELECT id, make_ym_interval(si) FROM edge
SELECT id, make_ym_interval(i) FROM edge
SELECT id, make_ym_interval(l) FROM edge
SELECT id, make_ym_interval(f) FROM edge
SELECT id, make_ym_interval(d) FROM edge
SELECT id, make_ym_interval(dec) FROM edge
SELECT id, make_ym_interval(dec38) FROM edge
SELECT id, make_ym_interval(s) FROM edge
SELECT id, make_ym_interval(bin) FROM edge
SELECT id, make_ym_interval(dt) FROM edge
SELECT id, make_ym_interval(ts) FROM edge
SELECT id, make_ym_interval(ntz) FROM edge
SELECT id, make_ym_interval(ai) FROM nested
SELECT id, make_ym_interval(sa) FROM nested
SELECT id, make_ym_interval(m) FROM nested
SELECT id, make_ym_interval(st) FROM nested
SELECT id, make_ym_interval(ast) FROM nested
SELECT make_ym_interval(NULL)
SELECT make_ym_interval('')
SELECT make_ym_interval(INTERVAL '1-2' YEAR TO MONTH), make_ym_interval(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, date_from_unix_date(b) FROM edge
SELECT id, date_from_unix_date(ti) FROM edge
SELECT id, date_from_unix_date(si) FROM edge
SELECT id, date_from_unix_date(i) FROM edge
SELECT id, date_from_unix_date(l) FROM edge
SELECT id, date_from_unix_date(f) FROM edge
SELECT id, date_from_unix_date(d) FROM edge
SELECT id, date_from_unix_date(dec) FROM edge
SELECT id, date_from_unix_date(dec38) FROM edge
SELECT id, date_from_unix_date(s) FROM edge
SELECT id, date_from_unix_date(bin) FROM edge
SELECT id, date_from_unix_date(dt) FROM edge
SELECT id, date_from_unix_date(ts) FROM edge
SELECT id, date_from_unix_date(ntz) FROM edge
SELECT id, date_from_unix_date(ai) FROM nested
SELECT id, date_from_unix_date(sa) FROM nested
SELECT id, date_from_unix_date(m) FROM nested
SELECT id, date_from_unix_date(st) FROM nested
SELECT id, date_from_unix_date(ast) FROM nested
SELECT date_from_unix_date(NULL)
SELECT date_from_unix_date('')
SELECT date_from_unix_date(INTERVAL '1-2' YEAR TO MONTH), date_from_unix_date(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, timestamp_seconds(b) FROM edge
SELECT id, timestamp_seconds(ti) FROM edge
SELECT id, timestamp_seconds(si) FROM edge
SELECT id, timestamp_seconds(i) FROM edge
SELECT id, timestamp_seconds(l) FROM edge
SELECT id, timestamp_seconds(f) FROM edge
SELECT id, timestamp_seconds(d) FROM edge
SELECT id, timestamp_seconds(dec) FROM edge
SELECT id, timestamp_seconds(dec38) FROM edge
SELECT id, timestamp_seconds(s) FROM edge
SELECT id, timestamp_seconds(bin) FROM edge
SELECT id, timestamp_seconds(dt) FROM edge
SELECT id, timestamp_seconds(ts) FROM edge
SELECT id, timestamp_seconds(ntz) FROM edge
SELECT id, timestamp_seconds(ai) FROM nested
SELECT id, timestamp_seconds(sa) FROM nested
SELECT id, timestamp_seconds(m) FROM nested
SELECT id, timestamp_seconds(st) FROM nested
SELECT id, timestamp_seconds(ast) FROM nested
SELECT timestamp_seconds('')
SELECT timestamp_seconds(INTERVAL '1-2' YEAR TO MONTH), timestamp_seconds(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, timestamp_millis(b) FROM edge
SELECT id, timestamp_millis(ti) FROM edge
SELECT id, timestamp_millis(si) FROM edge
SELECT id, timestamp_millis(i) FROM edge
SELECT id, timestamp_millis(l) FROM edge
SELECT id, timestamp_millis(f) FROM edge
SELECT id, timestamp_millis(d) FROM edge
SELECT id, timestamp_millis(dec) FROM edge
SELECT id, timestamp_millis(dec38) FROM edge
SELECT id, timestamp_millis(s) FROM edge
SELECT id, timestamp_millis(bin) FROM edge
SELECT id, timestamp_millis(dt) FROM edge
SELECT id, timestamp_millis(ts) FROM edge
SELECT id, timestamp_millis(ntz) FROM edge
SELECT id, timestamp_millis(ai) FROM nested
SELECT id, timestamp_millis(sa) FROM nested
SELECT id, timestamp_millis(m) FROM nested
SELECT id, timestamp_millis(st) FROM nested
SELECT id, timestamp_millis(ast) FROM nested
SELECT timestamp_millis(NULL)
SELECT timestamp_millis('')
SELECT timestamp_millis(INTERVAL '1-2' YEAR TO MONTH), timestamp_millis(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, timestamp_micros(b) FROM edge
SELECT id, timestamp_micros(ti) FROM edge
SELECT id, timestamp_micros(si) FROM edge
SELECT id, timestamp_micros(i) FROM edge
SELECT id, timestamp_micros(l) FROM edge
SELECT id, timestamp_micros(f) FROM edge
SELECT id, timestamp_micros(d) FROM edge
SELECT id, timestamp_micros(dec) FROM edge
SELECT id, timestamp_micros(dec38) FROM edge
SELECT id, timestamp_micros(s) FROM edge
SELECT id, timestamp_micros(bin) FROM edge
SELECT id, timestamp_micros(dt) FROM edge
SELECT id, timestamp_micros(ts) FROM edge
SELECT id, timestamp_micros(ntz) FROM edge
SELECT id, timestamp_micros(ai) FROM nested
SELECT id, timestamp_micros(sa) FROM nested
SELECT id, timestamp_micros(m) FROM nested
SELECT id, timestamp_micros(st) FROM nested
SELECT id, timestamp_micros(ast) FROM nested
SELECT timestamp_micros(NULL)
SELECT timestamp_micros('')
SELECT timestamp_micros(INTERVAL '1-2' YEAR TO MONTH), timestamp_micros(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, unix_date(b) FROM edge
SELECT id, unix_date(ti) FROM edge
SELECT id, unix_date(si) FROM edge
SELECT id, unix_date(i) FROM edge
SELECT id, unix_date(l) FROM edge
SELECT id, unix_date(f) FROM edge
SELECT id, unix_date(d) FROM edge
SELECT id, unix_date(dec) FROM edge
SELECT id, unix_date(dec38) FROM edge
SELECT id, unix_date(s) FROM edge
SELECT id, unix_date(bin) FROM edge
SELECT id, unix_date(dt) FROM edge
SELECT id, unix_date(ts) FROM edge
SELECT id, unix_date(ntz) FROM edge
SELECT id, unix_date(ai) FROM nested
SELECT id, unix_date(sa) FROM nested
SELECT id, unix_date(m) FROM nested
SELECT id, unix_date(st) FROM nested
SELECT id, unix_date(ast) FROM nested
SELECT unix_date(NULL)
SELECT unix_date('')
SELECT unix_date(INTERVAL '1-2' YEAR TO MONTH), unix_date(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, unix_micros(b) FROM edge
SELECT id, unix_micros(ti) FROM edge
SELECT id, unix_micros(si) FROM edge
SELECT id, unix_micros(i) FROM edge
SELECT id, unix_micros(l) FROM edge
SELECT id, unix_micros(f) FROM edge
SELECT id, unix_micros(d) FROM edge
SELECT id, unix_micros(dec) FROM edge
SELECT id, unix_micros(dec38) FROM edge
SELECT id, unix_micros(s) FROM edge
SELECT id, unix_micros(bin) FROM edge
SELECT id, unix_micros(dt) FROM edge
SELECT id, unix_micros(ts) FROM edge
SELECT id, unix_micros(ntz) FROM edge
SELECT id, unix_micros(ai) FROM nested
SELECT id, unix_micros(sa) FROM nested
SELECT id, unix_micros(m) FROM nested
SELECT id, unix_micros(st) FROM nested
SELECT id, unix_micros(ast) FROM nested
SELECT unix_micros(NULL)
SELECT unix_micros('')
SELECT unix_micros(INTERVAL '1-2' YEAR TO MONTH), unix_micros(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, unix_millis(b) FROM edge
SELECT id, unix_millis(ti) FROM edge
SELECT id, unix_millis(si) FROM edge
SELECT id, unix_millis(i) FROM edge
SELECT id, unix_millis(l) FROM edge
SELECT id, unix_millis(f) FROM edge
SELECT id, unix_millis(d) FROM edge
SELECT id, unix_millis(dec) FROM edge
SELECT id, unix_millis(dec38) FROM edge
SELECT id, unix_millis(s) FROM edge
SELECT id, unix_millis(bin) FROM edge
SELECT id, unix_millis(dt) FROM edge
SELECT id, unix_millis(ts) FROM edge
SELECT id, unix_millis(ntz) FROM edge
SELECT id, unix_millis(ai) FROM nested
SELECT id, unix_millis(sa) FROM nested
SELECT id, unix_millis(m) FROM nested
SELECT id, unix_millis(st) FROM nested
SELECT id, unix_millis(ast) FROM nested
SELECT unix_millis(NULL)
SELECT unix_millis('')
SELECT unix_millis(INTERVAL '1-2' YEAR TO MONTH), unix_millis(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, unix_seconds(b) FROM edge
SELECT id, unix_seconds(ti) FROM edge
SELECT id, unix_seconds(si) FROM edge
SELECT id, unix_seconds(i) FROM edge
SELECT id, unix_seconds(l) FROM edge
SELECT id, unix_seconds(f) FROM edge
SELECT id, unix_seconds(d) FROM edge
SELECT id, unix_seconds(dec) FROM edge
SELECT id, unix_seconds(dec38) FROM edge
SELECT id, unix_seconds(s) FROM edge
SELECT id, unix_seconds(bin) FROM edge
SELECT id, unix_seconds(dt) FROM edge
SELECT id, unix_seconds(ts) FROM edge
SELECT id, unix_seconds(ntz) FROM edge
SELECT id, unix_seconds(ai) FROM nested
SELECT id, unix_seconds(sa) FROM nested
SELECT id, unix_seconds(m) FROM nested
SELECT id, unix_seconds(st) FROM nested
SELECT id, unix_seconds(ast) FROM nested
SELECT unix_seconds(NULL)
SELECT unix_seconds('')
SELECT unix_seconds(INTERVAL '1-2' YEAR TO MONTH), unix_seconds(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, array(b) FROM edge
SELECT id, array(ti) FROM edge
SELECT id, array(si) FROM edge
SELECT id, array(i) FROM edge
SELECT id, array(l) FROM edge
SELECT id, array(f) FROM edge
SELECT id, array(d) FROM edge
SELECT id, array(dec) FROM edge
SELECT id, array(dec38) FROM edge
SELECT id, array(s) FROM edge
SELECT id, array(bin) FROM edge
SELECT id, array(dt) FROM edge
SELECT id, array(ts) FROM edge
SELECT id, array(ntz) FROM edge
SELECT id, array(ai) FROM nested
SELECT id, array(sa) FROM nested
SELECT id, array(m) FROM nested
SELECT id, array(st) FROM nested
SELECT id, array(ast) FROM nested
SELECT array(NULL)
SELECT array('')
SELECT array(INTERVAL '1-2' YEAR TO MONTH), array(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, size(b) FROM edge
SELECT id, size(ti) FROM edge
SELECT id, size(si) FROM edge
SELECT id, size(i) FROM edge
SELECT id, size(l) FROM edge
SELECT id, size(f) FROM edge
SELECT id, size(d) FROM edge
SELECT id, size(dec) FROM edge
SELECT id, size(dec38) FROM edge
SELECT id, size(s) FROM edge
SELECT id, size(bin) FROM edge
SELECT id, size(dt) FROM edge
SELECT id, size(ts) FROM edge
SELECT id, size(ntz) FROM edge
SELECT id, size(ai) FROM nested
SELECT id, size(sa) FROM nested
SELECT id, size(m) FROM nested
SELECT id, size(st) FROM nested
SELECT id, size(ast) FROM nested
SELECT size('')
SELECT size(INTERVAL '1-2' YEAR TO MONTH), size(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, array_size(b) FROM edge
SELECT id, array_size(ti) FROM edge
SELECT id, array_size(si) FROM edge
SELECT id, array_size(i) FROM edge
SELECT id, array_size(l) FROM edge
SELECT id, array_size(f) FROM edge
SELECT id, array_size(d) FROM edge
SELECT id, array_size(dec) FROM edge
SELECT id, array_size(dec38) FROM edge
SELECT id, array_size(s) FROM edge
SELECT id, array_size(bin) FROM edge
SELECT id, array_size(dt) FROM edge
SELECT id, array_size(ts) FROM edge
SELECT id, array_size(ntz) FROM edge
SELECT id, array_size(ai) FROM nested
SELECT id, array_size(sa) FROM nested
SELECT id, array_size(m) FROM nested
SELECT id, array_size(st) FROM nested
SELECT id, array_size(ast) FROM nested
SELECT array_size('')
SELECT array_size(INTERVAL '1-2' YEAR TO MONTH), array_size(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, reverse(b) FROM edge
SELECT id, reverse(ti) FROM edge
SELECT id, reverse(si) FROM edge
SELECT id, reverse(i) FROM edge
SELECT id, reverse(l) FROM edge
SELECT id, reverse(f) FROM edge
SELECT id, reverse(d) FROM edge
SELECT id, reverse(dec) FROM edge
SELECT id, reverse(dec38) FROM edge
SELECT id, reverse(s) FROM edge
SELECT id, reverse(bin) FROM edge
SELECT id, reverse(dt) FROM edge
SELECT id, reverse(ts) FROM edge
SELECT id, reverse(ntz) FROM edge
SELECT id, reverse(ai) FROM nested
SELECT id, reverse(sa) FROM nested
SELECT id, reverse(m) FROM nested
SELECT id, reverse(st) FROM nested
SELECT id, reverse(ast) FROM nested
SELECT reverse(NULL)
SELECT reverse('')
SELECT reverse(INTERVAL '1-2' YEAR TO MONTH), reverse(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, array_distinct(b) FROM edge
SELECT id, array_distinct(ti) FROM edge
SELECT id, array_distinct(si) FROM edge
SELECT id, array_distinct(i) FROM edge
SELECT id, array_distinct(l) FROM edge
SELECT id, array_distinct(f) FROM edge
SELECT id, array_distinct(d) FROM edge
SELECT id, array_distinct(dec) FROM edge
SELECT id, array_distinct(dec38) FROM edge
SELECT id, array_distinct(s) FROM edge
SELECT id, array_distinct(bin) FROM edge
SELECT id, array_distinct(dt) FROM edge
SELECT id, array_distinct(ts) FROM edge
SELECT id, array_distinct(ntz) FROM edge
SELECT id, array_distinct(ai) FROM nested
SELECT id, array_distinct(sa) FROM nested
SELECT id, array_distinct(m) FROM nested
SELECT id, array_distinct(st) FROM nested
SELECT id, array_distinct(ast) FROM nested
SELECT array_distinct(NULL)
SELECT array_distinct('')
SELECT array_distinct(INTERVAL '1-2' YEAR TO MONTH), array_distinct(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, array_min(b) FROM edge
SELECT id, array_min(ti) FROM edge
SELECT id, array_min(si) FROM edge
SELECT id, array_min(i) FROM edge
SELECT id, array_min(l) FROM edge
SELECT id, array_min(f) FROM edge
SELECT id, array_min(d) FROM edge
SELECT id, array_min(dec) FROM edge
SELECT id, array_min(dec38) FROM edge
SELECT id, array_min(s) FROM edge
SELECT id, array_min(bin) FROM edge
SELECT id, array_min(dt) FROM edge
SELECT id, array_min(ts) FROM edge
SELECT id, array_min(ntz) FROM edge
SELECT id, array_min(ai) FROM nested
SELECT id, array_min(sa) FROM nested
SELECT id, array_min(m) FROM nested
SELECT id, array_min(st) FROM nested
SELECT id, array_min(ast) FROM nested
SELECT array_min(NULL)
SELECT array_min('')
SELECT array_min(INTERVAL '1-2' YEAR TO MONTH), array_min(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, array_max(b) FROM edge
SELECT id, array_max(ti) FROM edge
SELECT id, array_max(si) FROM edge
SELECT id, array_max(i) FROM edge
SELECT id, array_max(l) FROM edge
SELECT id, array_max(f) FROM edge
SELECT id, array_max(d) FROM edge
SELECT id, array_max(dec) FROM edge
SELECT id, array_max(dec38) FROM edge
SELECT id, array_max(s) FROM edge
SELECT id, array_max(bin) FROM edge
SELECT id, array_max(dt) FROM edge
SELECT id, array_max(ts) FROM edge
SELECT id, array_max(ntz) FROM edge
SELECT id, array_max(ai) FROM nested
SELECT id, array_max(sa) FROM nested
SELECT id, array_max(m) FROM nested
SELECT id, array_max(st) FROM nested
SELECT id, array_max(ast) FROM nested
SELECT array_max(NULL)
SELECT array_max('')
SELECT array_max(INTERVAL '1-2' YEAR TO MONTH), array_max(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, sort_array(b) FROM edge
SELECT id, sort_array(ti) FROM edge
SELECT id, sort_array(si) FROM edge
SELECT id, sort_array(i) FROM edge
SELECT id, sort_array(l) FROM edge
SELECT id, sort_array(f) FROM edge
SELECT id, sort_array(d) FROM edge
SELECT id, sort_array(dec) FROM edge
SELECT id, sort_array(dec38) FROM edge
SELECT id, sort_array(s) FROM edge
SELECT id, sort_array(bin) FROM edge
SELECT id, sort_array(dt) FROM edge
SELECT id, sort_array(ts) FROM edge
SELECT id, sort_array(ntz) FROM edge
SELECT id, sort_array(ai) FROM nested
SELECT id, sort_array(sa) FROM nested
SELECT id, sort_array(m) FROM nested
SELECT id, sort_array(st) FROM nested
SELECT id, sort_array(ast) FROM nested
SELECT sort_array(NULL)
SELECT sort_array('')
SELECT sort_array(INTERVAL '1-2' YEAR TO MONTH), sort_array(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, flatten(b) FROM edge
SELECT id, flatten(ti) FROM edge
SELECT id, flatten(si) FROM edge
SELECT id, flatten(i) FROM edge
SELECT id, flatten(l) FROM edge
SELECT id, flatten(f) FROM edge
SELECT id, flatten(d) FROM edge
SELECT id, flatten(dec) FROM edge
SELECT id, flatten(dec38) FROM edge
SELECT id, flatten(s) FROM edge
SELECT id, flatten(bin) FROM edge
SELECT id, flatten(dt) FROM edge
SELECT id, flatten(ts) FROM edge
SELECT id, flatten(ntz) FROM edge
SELECT id, flatten(ai) FROM nested
SELECT id, flatten(sa) FROM nested
SELECT id, flatten(m) FROM nested
SELECT id, flatten(st) FROM nested
SELECT id, flatten(ast) FROM nested
SELECT flatten('')
SELECT flatten(INTERVAL '1-2' YEAR TO MONTH), flatten(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, arrays_zip(b) FROM edge
SELECT id, arrays_zip(ti) FROM edge
SELECT id, arrays_zip(si) FROM edge
SELECT id, arrays_zip(i) FROM edge
SELECT id, arrays_zip(l) FROM edge
SELECT id, arrays_zip(f) FROM edge
SELECT id, arrays_zip(d) FROM edge
SELECT id, arrays_zip(dec) FROM edge
SELECT id, arrays_zip(dec38) FROM edge
SELECT id, arrays_zip(s) FROM edge
SELECT id, arrays_zip(bin) FROM edge
SELECT id, arrays_zip(dt) FROM edge
SELECT id, arrays_zip(ts) FROM edge
SELECT id, arrays_zip(ntz) FROM edge
SELECT id, arrays_zip(ai) FROM nested
SELECT id, arrays_zip(sa) FROM nested
SELECT id, arrays_zip(m) FROM nested
SELECT id, arrays_zip(st) FROM nested
SELECT id, arrays_zip(ast) FROM nested
SELECT arrays_zip(NULL)
SELECT arrays_zip('')
SELECT arrays_zip(INTERVAL '1-2' YEAR TO MONTH), arrays_zip(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, map(b) FROM edge
SELECT id, map(ti) FROM edge
SELECT id, map(si) FROM edge
SELECT id, map(i) FROM edge
SELECT id, map(l) FROM edge
SELECT id, map(f) FROM edge
SELECT id, map(d) FROM edge
SELECT id, map(dec) FROM edge
SELECT id, map(dec38) FROM edge
SELECT id, map(s) FROM edge
SELECT id, map(bin) FROM edge
SELECT id, map(dt) FROM edge
SELECT id, map(ts) FROM edge
SELECT id, map(ntz) FROM edge
SELECT id, map(ai) FROM nested
SELECT id, map(sa) FROM nested
SELECT id, map(m) FROM nested
SELECT id, map(st) FROM nested
SELECT id, map(ast) FROM nested
SELECT map(NULL)
SELECT map('')
SELECT map(INTERVAL '1-2' YEAR TO MONTH), map(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, map_keys(b) FROM edge
SELECT id, map_keys(ti) FROM edge
SELECT id, map_keys(si) FROM edge
SELECT id, map_keys(i) FROM edge
SELECT id, map_keys(l) FROM edge
SELECT id, map_keys(f) FROM edge
SELECT id, map_keys(d) FROM edge
SELECT id, map_keys(dec) FROM edge
SELECT id, map_keys(dec38) FROM edge
SELECT id, map_keys(s) FROM edge
SELECT id, map_keys(bin) FROM edge
SELECT id, map_keys(dt) FROM edge
SELECT id, map_keys(ts) FROM edge
SELECT id, map_keys(ntz) FROM edge
SELECT id, map_keys(ai) FROM nested
SELECT id, map_keys(sa) FROM nested
SELECT id, map_keys(m) FROM nested
SELECT id, map_keys(st) FROM nested
SELECT id, map_keys(ast) FROM nested
SELECT map_keys('')
SELECT map_keys(INTERVAL '1-2' YEAR TO MONTH), map_keys(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, map_values(b) FROM edge
SELECT id, map_values(ti) FROM edge
SELECT id, map_values(si) FROM edge
SELECT id, map_values(i) FROM edge
SELECT id, map_values(l) FROM edge
SELECT id, map_values(f) FROM edge
SELECT id, map_values(d) FROM edge
SELECT id, map_values(dec) FROM edge
SELECT id, map_values(dec38) FROM edge
SELECT id, map_values(s) FROM edge
SELECT id, map_values(bin) FROM edge
SELECT id, map_values(dt) FROM edge
SELECT id, map_values(ts) FROM edge
SELECT id, map_values(ntz) FROM edge
SELECT id, map_values(ai) FROM nested
SELECT id, map_values(sa) FROM nested
SELECT id, map_values(m) FROM nested
SELECT id, map_values(st) FROM nested
SELECT id, map_values(ast) FROM nested
SELECT map_values(NULL)
SELECT map_values('')
SELECT map_values(INTERVAL '1-2' YEAR TO MONTH), map_values(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, map_entries(b) FROM edge
SELECT id, map_entries(ti) FROM edge
SELECT id, map_entries(si) FROM edge
SELECT id, map_entries(i) FROM edge
SELECT id, map_entries(l) FROM edge
SELECT id, map_entries(f) FROM edge
SELECT id, map_entries(d) FROM edge
SELECT id, map_entries(dec) FROM edge
SELECT id, map_entries(dec38) FROM edge
SELECT id, map_entries(s) FROM edge
SELECT id, map_entries(bin) FROM edge
SELECT id, map_entries(dt) FROM edge
SELECT id, map_entries(ts) FROM edge
SELECT id, map_entries(ntz) FROM edge
SELECT id, map_entries(ai) FROM nested
SELECT id, map_entries(sa) FROM nested
SELECT id, map_entries(m) FROM nested
SELECT id, map_entries(st) FROM nested
SELECT id, map_entries(ast) FROM nested
SELECT map_entries(NULL)
SELECT map_entries('')
SELECT map_entries(INTERVAL '1-2' YEAR TO MONTH), map_entries(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, map_concat(b) FROM edge
SELECT id, map_concat(ti) FROM edge
SELECT id, map_concat(si) FROM edge
SELECT id, map_concat(i) FROM edge
SELECT id, map_concat(l) FROM edge
SELECT id, map_concat(f) FROM edge
SELECT id, map_concat(d) FROM edge
SELECT id, map_concat(dec) FROM edge
SELECT id, map_concat(dec38) FROM edge
SELECT id, map_concat(s) FROM edge
SELECT id, map_concat(bin) FROM edge
SELECT id, map_concat(dt) FROM edge
SELECT id, map_concat(ts) FROM edge
SELECT id, map_concat(ntz) FROM edge
SELECT id, map_concat(ai) FROM nested
SELECT id, map_concat(sa) FROM nested
SELECT id, map_concat(m) FROM nested
SELECT id, map_concat(st) FROM nested
SELECT id, map_concat(ast) FROM nested
SELECT map_concat(NULL)
SELECT map_concat('')
SELECT map_concat(INTERVAL '1-2' YEAR TO MONTH), map_concat(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, map_from_entries(b) FROM edge
SELECT id, map_from_entries(ti) FROM edge
SELECT id, map_from_entries(si) FROM edge
SELECT id, map_from_entries(i) FROM edge
SELECT id, map_from_entries(l) FROM edge
SELECT id, map_from_entries(f) FROM edge
SELECT id, map_from_entries(d) FROM edge
SELECT id, map_from_entries(dec) FROM edge
SELECT id, map_from_entries(dec38) FROM edge
SELECT id, map_from_entries(s) FROM edge
SELECT id, map_from_entries(bin) FROM edge
SELECT id, map_from_entries(dt) FROM edge
SELECT id, map_from_entries(ts) FROM edge
SELECT id, map_from_entries(ntz) FROM edge
SELECT id, map_from_entries(ai) FROM nested
SELECT id, map_from_entries(sa) FROM nested
SELECT id, map_from_entries(m) FROM nested
SELECT id, map_from_entries(st) FROM nested
SELECT id, map_from_entries(ast) FROM nested
SELECT map_from_entries(NULL)
SELECT map_from_entries('')
SELECT map_from_entries(INTERVAL '1-2' YEAR TO MONTH), map_from_entries(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, str_to_map(b) FROM edge
SELECT id, str_to_map(ti) FROM edge
SELECT id, str_to_map(si) FROM edge
SELECT id, str_to_map(i) FROM edge
SELECT id, str_to_map(l) FROM edge
SELECT id, str_to_map(f) FROM edge
SELECT id, str_to_map(d) FROM edge
SELECT id, str_to_map(dec) FROM edge
SELECT id, str_to_map(dec38) FROM edge
SELECT id, str_to_map(s) FROM edge
SELECT id, str_to_map(bin) FROM edge
SELECT id, str_to_map(dt) FROM edge
SELECT id, str_to_map(ts) FROM edge
SELECT id, str_to_map(ntz) FROM edge
SELECT id, str_to_map(ai) FROM nested
SELECT id, str_to_map(sa) FROM nested
SELECT id, str_to_map(m) FROM nested
SELECT id, str_to_map(st) FROM nested
SELECT id, str_to_map(ast) FROM nested
SELECT str_to_map(INTERVAL '1-2' YEAR TO MONTH), str_to_map(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, struct(b) FROM edge
SELECT id, struct(ti) FROM edge
SELECT id, struct(si) FROM edge
SELECT id, struct(i) FROM edge
SELECT id, struct(l) FROM edge
SELECT id, struct(f) FROM edge
SELECT id, struct(d) FROM edge
SELECT id, struct(dec) FROM edge
SELECT id, struct(dec38) FROM edge
SELECT id, struct(s) FROM edge
SELECT id, struct(bin) FROM edge
SELECT id, struct(dt) FROM edge
SELECT id, struct(ts) FROM edge
SELECT id, struct(ntz) FROM edge
SELECT id, struct(ai) FROM nested
SELECT id, struct(sa) FROM nested
SELECT id, struct(m) FROM nested
SELECT id, struct(st) FROM nested
SELECT id, struct(ast) FROM nested
SELECT struct(NULL)
SELECT struct('')
SELECT struct(INTERVAL '1-2' YEAR TO MONTH), struct(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, array_sort(b) FROM edge
SELECT id, array_sort(ti) FROM edge
SELECT id, array_sort(si) FROM edge
SELECT id, array_sort(i) FROM edge
SELECT id, array_sort(l) FROM edge
SELECT id, array_sort(f) FROM edge
SELECT id, array_sort(d) FROM edge
SELECT id, array_sort(dec) FROM edge
SELECT id, array_sort(dec38) FROM edge
SELECT id, array_sort(s) FROM edge
SELECT id, array_sort(bin) FROM edge
SELECT id, array_sort(dt) FROM edge
SELECT id, array_sort(ts) FROM edge
SELECT id, array_sort(ntz) FROM edge
SELECT id, array_sort(ai) FROM nested
SELECT id, array_sort(sa) FROM nested
SELECT id, array_sort(m) FROM nested
SELECT id, array_sort(st) FROM nested
SELECT id, array_sort(ast) FROM nested
SELECT array_sort(NULL)
SELECT array_sort('')
SELECT array_sort(INTERVAL '1-2' YEAR TO MONTH), array_sort(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, json_array_length(b) FROM edge
SELECT id, json_array_length(ti) FROM edge
SELECT id, json_array_length(si) FROM edge
SELECT id, json_array_length(i) FROM edge
SELECT id, json_array_length(l) FROM edge
SELECT id, json_array_length(f) FROM edge
SELECT id, json_array_length(d) FROM edge
SELECT id, json_array_length(dec) FROM edge
SELECT id, json_array_length(dec38) FROM edge
SELECT id, json_array_length(s) FROM edge
SELECT id, json_array_length(bin) FROM edge
SELECT id, json_array_length(dt) FROM edge
SELECT id, json_array_length(ts) FROM edge
SELECT id, json_array_length(ntz) FROM edge
SELECT id, json_array_length(ai) FROM nested
SELECT id, json_array_length(sa) FROM nested
SELECT id, json_array_length(m) FROM nested
SELECT id, json_array_length(st) FROM nested
SELECT id, json_array_length(ast) FROM nested
SELECT json_array_length(NULL)
SELECT json_array_length('')
SELECT json_array_length(INTERVAL '1-2' YEAR TO MONTH), json_array_length(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, json_object_keys(b) FROM edge
SELECT id, json_object_keys(ti) FROM edge
SELECT id, json_object_keys(si) FROM edge
SELECT id, json_object_keys(i) FROM edge
SELECT id, json_object_keys(l) FROM edge
SELECT id, json_object_keys(f) FROM edge
SELECT id, json_object_keys(d) FROM edge
SELECT id, json_object_keys(dec) FROM edge
SELECT id, json_object_keys(dec38) FROM edge
SELECT id, json_object_keys(s) FROM edge
SELECT id, json_object_keys(bin) FROM edge
SELECT id, json_object_keys(dt) FROM edge
SELECT id, json_object_keys(ts) FROM edge
SELECT id, json_object_keys(ntz) FROM edge
SELECT id, json_object_keys(ai) FROM nested
SELECT id, json_object_keys(sa) FROM nested
SELECT id, json_object_keys(m) FROM nested
SELECT id, json_object_keys(st) FROM nested
SELECT id, json_object_keys(ast) FROM nested
SELECT json_object_keys(NULL)
SELECT json_object_keys('')
SELECT json_object_keys(INTERVAL '1-2' YEAR TO MONTH), json_object_keys(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, schema_of_json(b) FROM edge
SELECT id, schema_of_json(ti) FROM edge
SELECT id, schema_of_json(si) FROM edge
SELECT id, schema_of_json(i) FROM edge
SELECT id, schema_of_json(l) FROM edge
SELECT id, schema_of_json(f) FROM edge
SELECT id, schema_of_json(d) FROM edge
SELECT id, schema_of_json(dec) FROM edge
SELECT id, schema_of_json(dec38) FROM edge
SELECT id, schema_of_json(s) FROM edge
SELECT id, schema_of_json(bin) FROM edge
SELECT id, schema_of_json(dt) FROM edge
SELECT id, schema_of_json(ts) FROM edge
SELECT id, schema_of_json(ntz) FROM edge
SELECT id, schema_of_json(ai) FROM nested
SELECT id, schema_of_json(sa) FROM nested
SELECT id, schema_of_json(m) FROM nested
SELECT id, schema_of_json(st) FROM nested
SELECT id, schema_of_json(ast) FROM nested
SELECT id, to_json(b) FROM edge
SELECT id, to_json(ti) FROM edge
SELECT id, to_json(si) FROM edge
SELECT id, to_json(i) FROM edge
SELECT id, to_json(l) FROM edge
SELECT id, to_json(f) FROM edge
SELECT id, to_json(d) FROM edge
SELECT id, to_json(dec) FROM edge
SELECT id, to_json(dec38) FROM edge
SELECT id, to_json(s) FROM edge
SELECT id, to_json(bin) FROM edge
SELECT id, to_json(dt) FROM edge
SELECT id, to_json(ts) FROM edge
SELECT id, to_json(ntz) FROM edge
SELECT id, to_json(ai) FROM nested
SELECT id, to_json(sa) FROM nested
SELECT id, to_json(m) FROM nested
SELECT id, to_json(st) FROM nested
SELECT id, to_json(ast) FROM nested
SELECT to_json(NULL)
SELECT to_json('')
SELECT to_json(INTERVAL '1-2' YEAR TO MONTH), to_json(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, schema_of_csv(b) FROM edge
SELECT id, schema_of_csv(ti) FROM edge
SELECT id, schema_of_csv(si) FROM edge
SELECT id, schema_of_csv(i) FROM edge
SELECT id, schema_of_csv(l) FROM edge
SELECT id, schema_of_csv(f) FROM edge
SELECT id, schema_of_csv(d) FROM edge
SELECT id, schema_of_csv(dec) FROM edge
SELECT id, schema_of_csv(dec38) FROM edge
SELECT id, schema_of_csv(s) FROM edge
SELECT id, schema_of_csv(bin) FROM edge
SELECT id, schema_of_csv(dt) FROM edge
SELECT id, schema_of_csv(ts) FROM edge
SELECT id, schema_of_csv(ntz) FROM edge
SELECT id, schema_of_csv(ai) FROM nested
SELECT id, schema_of_csv(sa) FROM nested
SELECT id, schema_of_csv(m) FROM nested
SELECT id, schema_of_csv(st) FROM nested
SELECT id, schema_of_csv(ast) FROM nested
SELECT id, to_csv(b) FROM edge
SELECT id, to_csv(ti) FROM edge
SELECT id, to_csv(si) FROM edge
SELECT id, to_csv(i) FROM edge
SELECT id, to_csv(l) FROM edge
SELECT id, to_csv(f) FROM edge
SELECT id, to_csv(d) FROM edge
SELECT id, to_csv(dec) FROM edge
SELECT id, to_csv(dec38) FROM edge
SELECT id, to_csv(s) FROM edge
SELECT id, to_csv(bin) FROM edge
SELECT id, to_csv(dt) FROM edge
SELECT id, to_csv(ts) FROM edge
SELECT id, to_csv(ntz) FROM edge
SELECT id, to_csv(ai) FROM nested
SELECT id, to_csv(sa) FROM nested
SELECT id, to_csv(m) FROM nested
SELECT id, to_csv(st) FROM nested
SELECT id, to_csv(ast) FROM nested
SELECT to_csv(NULL)
SELECT to_csv('')
SELECT to_csv(INTERVAL '1-2' YEAR TO MONTH), to_csv(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, url_encode(b) FROM edge
SELECT id, url_encode(ti) FROM edge
SELECT id, url_encode(si) FROM edge
SELECT id, url_encode(i) FROM edge
SELECT id, url_encode(l) FROM edge
SELECT id, url_encode(f) FROM edge
SELECT id, url_encode(d) FROM edge
SELECT id, url_encode(dec) FROM edge
SELECT id, url_encode(dec38) FROM edge
SELECT id, url_encode(s) FROM edge
SELECT id, url_encode(bin) FROM edge
SELECT id, url_encode(dt) FROM edge
SELECT id, url_encode(ts) FROM edge
SELECT id, url_encode(ntz) FROM edge
SELECT id, url_encode(ai) FROM nested
SELECT id, url_encode(sa) FROM nested
SELECT id, url_encode(m) FROM nested
SELECT id, url_encode(st) FROM nested
SELECT id, url_encode(ast) FROM nested
SELECT url_encode(NULL)
SELECT url_encode('')
SELECT url_encode(INTERVAL '1-2' YEAR TO MONTH), url_encode(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, url_decode(b) FROM edge
SELECT id, url_decode(ti) FROM edge
SELECT id, url_decode(si) FROM edge
SELECT id, url_decode(i) FROM edge
SELECT id, url_decode(l) FROM edge
SELECT id, url_decode(f) FROM edge
SELECT id, url_decode(d) FROM edge
SELECT id, url_decode(dec) FROM edge
SELECT id, url_decode(dec38) FROM edge
SELECT id, url_decode(s) FROM edge
SELECT id, url_decode(bin) FROM edge
SELECT id, url_decode(dt) FROM edge
SELECT id, url_decode(ts) FROM edge
SELECT id, url_decode(ntz) FROM edge
SELECT id, url_decode(ai) FROM nested
SELECT id, url_decode(sa) FROM nested
SELECT id, url_decode(m) FROM nested
SELECT id, url_decode(st) FROM nested
SELECT id, url_decode(ast) FROM nested
SELECT url_decode(NULL)
SELECT url_decode('')
SELECT url_decode(INTERVAL '1-2' YEAR TO MONTH), url_decode(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, hash(b) FROM edge
SELECT id, hash(ti) FROM edge
SELECT id, hash(si) FROM edge
SELECT id, hash(i) FROM edge
SELECT id, hash(l) FROM edge
SELECT id, hash(f) FROM edge
SELECT id, hash(d) FROM edge
SELECT id, hash(dec) FROM edge
SELECT id, hash(dec38) FROM edge
SELECT id, hash(s) FROM edge
SELECT id, hash(bin) FROM edge
SELECT id, hash(dt) FROM edge
SELECT id, hash(ts) FROM edge
SELECT id, hash(ntz) FROM edge
SELECT id, hash(ai) FROM nested
SELECT id, hash(sa) FROM nested
SELECT id, hash(m) FROM nested
SELECT id, hash(st) FROM nested
SELECT id, hash(ast) FROM nested
SELECT hash(INTERVAL '1-2' YEAR TO MONTH), hash(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, xxhash64(b) FROM edge
SELECT id, xxhash64(ti) FROM edge
SELECT id, xxhash64(si) FROM edge
SELECT id, xxhash64(i) FROM edge
SELECT id, xxhash64(l) FROM edge
SELECT id, xxhash64(f) FROM edge
SELECT id, xxhash64(d) FROM edge
SELECT id, xxhash64(dec) FROM edge
SELECT id, xxhash64(dec38) FROM edge
SELECT id, xxhash64(s) FROM edge
SELECT id, xxhash64(bin) FROM edge
SELECT id, xxhash64(dt) FROM edge
SELECT id, xxhash64(ts) FROM edge
SELECT id, xxhash64(ntz) FROM edge
SELECT id, xxhash64(ai) FROM nested
SELECT id, xxhash64(sa) FROM nested
SELECT id, xxhash64(m) FROM nested
SELECT id, xxhash64(st) FROM nested
SELECT id, xxhash64(ast) FROM nested
SELECT xxhash64(NULL)
SELECT xxhash64('')
SELECT xxhash64(INTERVAL '1-2' YEAR TO MONTH), xxhash64(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, md5(b) FROM edge
SELECT id, md5(ti) FROM edge
SELECT id, md5(si) FROM edge
SELECT id, md5(i) FROM edge
SELECT id, md5(l) FROM edge
SELECT id, md5(f) FROM edge
SELECT id, md5(d) FROM edge
SELECT id, md5(dec) FROM edge
SELECT id, md5(dec38) FROM edge
SELECT id, md5(s) FROM edge
SELECT id, md5(bin) FROM edge
SELECT id, md5(dt) FROM edge
SELECT id, md5(ts) FROM edge
SELECT id, md5(ntz) FROM edge
SELECT id, md5(ai) FROM nested
SELECT id, md5(sa) FROM nested
SELECT id, md5(m) FROM nested
SELECT id, md5(st) FROM nested
SELECT id, md5(ast) FROM nested
SELECT md5(NULL)
SELECT md5('')
SELECT md5(INTERVAL '1-2' YEAR TO MONTH), md5(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, sha(b) FROM edge
SELECT id, sha(ti) FROM edge
SELECT id, sha(si) FROM edge
SELECT id, sha(i) FROM edge
SELECT id, sha(l) FROM edge
SELECT id, sha(f) FROM edge
SELECT id, sha(d) FROM edge
SELECT id, sha(dec) FROM edge
SELECT id, sha(dec38) FROM edge
SELECT id, sha(s) FROM edge
SELECT id, sha(bin) FROM edge
SELECT id, sha(dt) FROM edge
SELECT id, sha(ts) FROM edge
SELECT id, sha(ntz) FROM edge
SELECT id, sha(ai) FROM nested
SELECT id, sha(sa) FROM nested
SELECT id, sha(m) FROM nested
SELECT id, sha(st) FROM nested
SELECT id, sha(ast) FROM nested
SELECT sha(NULL)
SELECT sha('')
SELECT sha(INTERVAL '1-2' YEAR TO MONTH), sha(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, crc32(b) FROM edge
SELECT id, crc32(ti) FROM edge
SELECT id, crc32(si) FROM edge
SELECT id, crc32(i) FROM edge
SELECT id, crc32(l) FROM edge
SELECT id, crc32(f) FROM edge
SELECT id, crc32(d) FROM edge
SELECT id, crc32(dec) FROM edge
SELECT id, crc32(dec38) FROM edge
SELECT id, crc32(s) FROM edge
SELECT id, crc32(bin) FROM edge
SELECT id, crc32(dt) FROM edge
SELECT id, crc32(ts) FROM edge
SELECT id, crc32(ntz) FROM edge
SELECT id, crc32(ai) FROM nested
SELECT id, crc32(sa) FROM nested
SELECT id, crc32(m) FROM nested
SELECT id, crc32(st) FROM nested
SELECT id, crc32(ast) FROM nested
SELECT crc32(NULL)
SELECT crc32('')
SELECT crc32(INTERVAL '1-2' YEAR TO MONTH), crc32(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT count(b) FROM edge WHERE id < 5
SELECT count(ti) FROM edge WHERE id < 5
SELECT count(si) FROM edge WHERE id < 5
SELECT count(i) FROM edge WHERE id < 5
SELECT count(l) FROM edge WHERE id < 5
SELECT count(f) FROM edge WHERE id < 5
SELECT count(d) FROM edge WHERE id < 5
SELECT count(dec) FROM edge WHERE id < 5
SELECT count(dec38) FROM edge WHERE id < 5
SELECT count(s) FROM edge WHERE id < 5
SELECT count(bin) FROM edge WHERE id < 5
SELECT count(dt) FROM edge WHERE id < 5
SELECT count(ts) FROM edge WHERE id < 5
SELECT count(ntz) FROM edge WHERE id < 5
SELECT count(ai) FROM nested WHERE id < 3
SELECT count(sa) FROM nested WHERE id < 3
SELECT count(m) FROM nested WHERE id < 3
SELECT count(st) FROM nested WHERE id < 3
SELECT count(ast) FROM nested WHERE id < 3
SELECT count(NULL)
SELECT count('')
SELECT count(INTERVAL '1-2' YEAR TO MONTH), count(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT sum(b) FROM edge WHERE id < 5
SELECT sum(ti) FROM edge WHERE id < 5
SELECT sum(si) FROM edge WHERE id < 5
SELECT sum(i) FROM edge WHERE id < 5
SELECT sum(l) FROM edge WHERE id < 5
SELECT sum(f) FROM edge WHERE id < 5
SELECT sum(d) FROM edge WHERE id < 5
SELECT sum(dec) FROM edge WHERE id < 5
SELECT sum(dec38) FROM edge WHERE id < 5
SELECT sum(s) FROM edge WHERE id < 5
SELECT sum(bin) FROM edge WHERE id < 5
SELECT sum(dt) FROM edge WHERE id < 5
SELECT sum(ts) FROM edge WHERE id < 5
SELECT sum(ntz) FROM edge WHERE id < 5
SELECT sum(ai) FROM nested WHERE id < 3
SELECT sum(sa) FROM nested WHERE id < 3
SELECT sum(m) FROM nested WHERE id < 3
SELECT sum(st) FROM nested WHERE id < 3
SELECT sum(ast) FROM nested WHERE id < 3
SELECT sum(NULL)
SELECT sum('')
SELECT sum(INTERVAL '1-2' YEAR TO MONTH), sum(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT try_sum(b) FROM edge WHERE id < 5
SELECT try_sum(ti) FROM edge WHERE id < 5
SELECT try_sum(si) FROM edge WHERE id < 5
SELECT try_sum(i) FROM edge WHERE id < 5
SELECT try_sum(l) FROM edge WHERE id < 5
SELECT try_sum(f) FROM edge WHERE id < 5
SELECT try_sum(d) FROM edge WHERE id < 5
SELECT try_sum(dec) FROM edge WHERE id < 5
SELECT try_sum(dec38) FROM edge WHERE id < 5
SELECT try_sum(s) FROM edge WHERE id < 5
SELECT try_sum(bin) FROM edge WHERE id < 5
SELECT try_sum(dt) FROM edge WHERE id < 5
SELECT try_sum(ts) FROM edge WHERE id < 5
SELECT try_sum(ntz) FROM edge WHERE id < 5
SELECT try_sum(ai) FROM nested WHERE id < 3
SELECT try_sum(sa) FROM nested WHERE id < 3
SELECT try_sum(m) FROM nested WHERE id < 3
SELECT try_sum(st) FROM nested WHERE id < 3
SELECT try_sum(ast) FROM nested WHERE id < 3
SELECT try_sum(NULL)
SELECT try_sum('')
SELECT try_sum(INTERVAL '1-2' YEAR TO MONTH), try_sum(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT avg(b) FROM edge WHERE id < 5
SELECT avg(ti) FROM edge WHERE id < 5
SELECT avg(si) FROM edge WHERE id < 5
SELECT avg(i) FROM edge WHERE id < 5
SELECT avg(l) FROM edge WHERE id < 5
SELECT avg(f) FROM edge WHERE id < 5
SELECT avg(d) FROM edge WHERE id < 5
SELECT avg(dec) FROM edge WHERE id < 5
SELECT avg(dec38) FROM edge WHERE id < 5
SELECT avg(s) FROM edge WHERE id < 5
SELECT avg(bin) FROM edge WHERE id < 5
SELECT avg(dt) FROM edge WHERE id < 5
SELECT avg(ts) FROM edge WHERE id < 5
SELECT avg(ntz) FROM edge WHERE id < 5
SELECT avg(ai) FROM nested WHERE id < 3
SELECT avg(sa) FROM nested WHERE id < 3
SELECT avg(m) FROM nested WHERE id < 3
SELECT avg(st) FROM nested WHERE id < 3
SELECT avg(ast) FROM nested WHERE id < 3
SELECT avg(NULL)
SELECT avg('')
SELECT avg(INTERVAL '1-2' YEAR TO MONTH), avg(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT mean(b) FROM edge WHERE id < 5
SELECT mean(ti) FROM edge WHERE id < 5
SELECT mean(si) FROM edge WHERE id < 5
SELECT mean(i) FROM edge WHERE id < 5
SELECT mean(l) FROM edge WHERE id < 5
SELECT mean(f) FROM edge WHERE id < 5
SELECT mean(d) FROM edge WHERE id < 5
SELECT mean(dec) FROM edge WHERE id < 5
SELECT mean(dec38) FROM edge WHERE id < 5
SELECT mean(s) FROM edge WHERE id < 5
SELECT mean(bin) FROM edge WHERE id < 5
SELECT mean(dt) FROM edge WHERE id < 5
SELECT mean(ts) FROM edge WHERE id < 5
SELECT mean(ntz) FROM edge WHERE id < 5
SELECT mean(ai) FROM nested WHERE id < 3
SELECT mean(sa) FROM nested WHERE id < 3
SELECT mean(m) FROM nested WHERE id < 3
SELECT mean(st) FROM nested WHERE id < 3
SELECT mean(ast) FROM nested WHERE id < 3
SELECT mean(NULL)
SELECT mean('')
SELECT mean(INTERVAL '1-2' YEAR TO MONTH), mean(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT try_avg(b) FROM edge WHERE id < 5
SELECT try_avg(ti) FROM edge WHERE id < 5
SELECT try_avg(si) FROM edge WHERE id < 5
SELECT try_avg(i) FROM edge WHERE id < 5
SELECT try_avg(l) FROM edge WHERE id < 5
SELECT try_avg(f) FROM edge WHERE id < 5
SELECT try_avg(d) FROM edge WHERE id < 5
SELECT try_avg(dec) FROM edge WHERE id < 5
SELECT try_avg(dec38) FROM edge WHERE id < 5
SELECT try_avg(s) FROM edge WHERE id < 5
SELECT try_avg(bin) FROM edge WHERE id < 5
SELECT try_avg(dt) FROM edge WHERE id < 5
SELECT try_avg(ts) FROM edge WHERE id < 5
SELECT try_avg(ntz) FROM edge WHERE id < 5
SELECT try_avg(ai) FROM nested WHERE id < 3
SELECT try_avg(sa) FROM nested WHERE id < 3
SELECT try_avg(m) FROM nested WHERE id < 3
SELECT try_avg(st) FROM nested WHERE id < 3
SELECT try_avg(ast) FROM nested WHERE id < 3
SELECT try_avg(NULL)
SELECT try_avg('')
SELECT try_avg(INTERVAL '1-2' YEAR TO MONTH), try_avg(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT max(b) FROM edge WHERE id < 5
SELECT max(ti) FROM edge WHERE id < 5
SELECT max(si) FROM edge WHERE id < 5
SELECT max(i) FROM edge WHERE id < 5
SELECT max(l) FROM edge WHERE id < 5
SELECT max(f) FROM edge WHERE id < 5
SELECT max(d) FROM edge WHERE id < 5
SELECT max(dec) FROM edge WHERE id < 5
SELECT max(dec38) FROM edge WHERE id < 5
SELECT max(s) FROM edge WHERE id < 5
SELECT max(bin) FROM edge WHERE id < 5
SELECT max(dt) FROM edge WHERE id < 5
SELECT max(ts) FROM edge WHERE id < 5
SELECT max(ntz) FROM edge WHERE id < 5
SELECT max(ai) FROM nested WHERE id < 3
SELECT max(sa) FROM nested WHERE id < 3
SELECT max(m) FROM nested WHERE id < 3
SELECT max(st) FROM nested WHERE id < 3
SELECT max(ast) FROM nested WHERE id < 3
SELECT max(NULL)
SELECT max('')
SELECT max(INTERVAL '1-2' YEAR TO MONTH), max(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT min(b) FROM edge WHERE id < 5
SELECT min(ti) FROM edge WHERE id < 5
SELECT min(si) FROM edge WHERE id < 5
SELECT min(i) FROM edge WHERE id < 5
SELECT min(l) FROM edge WHERE id < 5
SELECT min(f) FROM edge WHERE id < 5
SELECT min(d) FROM edge WHERE id < 5
SELECT min(dec) FROM edge WHERE id < 5
SELECT min(dec38) FROM edge WHERE id < 5
SELECT min(s) FROM edge WHERE id < 5
SELECT min(bin) FROM edge WHERE id < 5
SELECT min(dt) FROM edge WHERE id < 5
SELECT min(ts) FROM edge WHERE id < 5
SELECT min(ntz) FROM edge WHERE id < 5
SELECT min(ai) FROM nested WHERE id < 3
SELECT min(sa) FROM nested WHERE id < 3
SELECT min(m) FROM nested WHERE id < 3
SELECT min(st) FROM nested WHERE id < 3
SELECT min(ast) FROM nested WHERE id < 3
SELECT min(NULL)
SELECT min('')
SELECT min(INTERVAL '1-2' YEAR TO MONTH), min(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT first(b) FROM edge WHERE id < 5
SELECT first(ti) FROM edge WHERE id < 5
SELECT first(si) FROM edge WHERE id < 5
SELECT first(i) FROM edge WHERE id < 5
SELECT first(l) FROM edge WHERE id < 5
SELECT first(f) FROM edge WHERE id < 5
SELECT first(d) FROM edge WHERE id < 5
SELECT first(dec) FROM edge WHERE id < 5
SELECT first(dec38) FROM edge WHERE id < 5
SELECT first(s) FROM edge WHERE id < 5
SELECT first(bin) FROM edge WHERE id < 5
SELECT first(dt) FROM edge WHERE id < 5
SELECT first(ts) FROM edge WHERE id < 5
SELECT first(ntz) FROM edge WHERE id < 5
SELECT first(ai) FROM nested WHERE id < 3
SELECT first(sa) FROM nested WHERE id < 3
SELECT first(m) FROM nested WHERE id < 3
SELECT first(st) FROM nested WHERE id < 3
SELECT first(ast) FROM nested WHERE id < 3
SELECT first(NULL)
SELECT first('')
SELECT first(INTERVAL '1-2' YEAR TO MONTH), first(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT last(b) FROM edge WHERE id < 5
SELECT last(ti) FROM edge WHERE id < 5
SELECT last(si) FROM edge WHERE id < 5
SELECT last(i) FROM edge WHERE id < 5
SELECT last(l) FROM edge WHERE id < 5
SELECT last(f) FROM edge WHERE id < 5
SELECT last(d) FROM edge WHERE id < 5
SELECT last(dec) FROM edge WHERE id < 5
SELECT last(dec38) FROM edge WHERE id < 5
SELECT last(s) FROM edge WHERE id < 5
SELECT last(bin) FROM edge WHERE id < 5
SELECT last(dt) FROM edge WHERE id < 5
SELECT last(ts) FROM edge WHERE id < 5
SELECT last(ntz) FROM edge WHERE id < 5
SELECT last(ai) FROM nested WHERE id < 3
SELECT last(sa) FROM nested WHERE id < 3
SELECT last(m) FROM nested WHERE id < 3
SELECT last(st) FROM nested WHERE id < 3
SELECT last(ast) FROM nested WHERE id < 3
SELECT last(NULL)
SELECT last('')
SELECT last(INTERVAL '1-2' YEAR TO MONTH), last(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT any_value(b) FROM edge WHERE id < 5
SELECT any_value(ti) FROM edge WHERE id < 5
SELECT any_value(si) FROM edge WHERE id < 5
SELECT any_value(i) FROM edge WHERE id < 5
SELECT any_value(l) FROM edge WHERE id < 5
SELECT any_value(f) FROM edge WHERE id < 5
SELECT any_value(d) FROM edge WHERE id < 5
SELECT any_value(dec) FROM edge WHERE id < 5
SELECT any_value(dec38) FROM edge WHERE id < 5
SELECT any_value(s) FROM edge WHERE id < 5
SELECT any_value(bin) FROM edge WHERE id < 5
SELECT any_value(dt) FROM edge WHERE id < 5
SELECT any_value(ts) FROM edge WHERE id < 5
SELECT any_value(ntz) FROM edge WHERE id < 5
SELECT any_value(ai) FROM nested WHERE id < 3
SELECT any_value(sa) FROM nested WHERE id < 3
SELECT any_value(m) FROM nested WHERE id < 3
SELECT any_value(st) FROM nested WHERE id < 3
SELECT any_value(ast) FROM nested WHERE id < 3
SELECT any_value(NULL)
SELECT any_value('')
SELECT any_value(INTERVAL '1-2' YEAR TO MONTH), any_value(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT every(b) FROM edge WHERE id < 5
SELECT every(ti) FROM edge WHERE id < 5
SELECT every(si) FROM edge WHERE id < 5
SELECT every(i) FROM edge WHERE id < 5
SELECT every(l) FROM edge WHERE id < 5
SELECT every(f) FROM edge WHERE id < 5
SELECT every(d) FROM edge WHERE id < 5
SELECT every(dec) FROM edge WHERE id < 5
SELECT every(dec38) FROM edge WHERE id < 5
SELECT every(s) FROM edge WHERE id < 5
SELECT every(bin) FROM edge WHERE id < 5
SELECT every(dt) FROM edge WHERE id < 5
SELECT every(ts) FROM edge WHERE id < 5
SELECT every(ntz) FROM edge WHERE id < 5
SELECT every(ai) FROM nested WHERE id < 3
SELECT every(sa) FROM nested WHERE id < 3
SELECT every(m) FROM nested WHERE id < 3
SELECT every(st) FROM nested WHERE id < 3
SELECT every(ast) FROM nested WHERE id < 3
SELECT every(NULL)
SELECT every('')
SELECT every(INTERVAL '1-2' YEAR TO MONTH), every(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT some(b) FROM edge WHERE id < 5
SELECT some(ti) FROM edge WHERE id < 5
SELECT some(si) FROM edge WHERE id < 5
SELECT some(i) FROM edge WHERE id < 5
SELECT some(l) FROM edge WHERE id < 5
SELECT some(f) FROM edge WHERE id < 5
SELECT some(d) FROM edge WHERE id < 5
SELECT some(dec) FROM edge WHERE id < 5
SELECT some(dec38) FROM edge WHERE id < 5
SELECT some(s) FROM edge WHERE id < 5
SELECT some(bin) FROM edge WHERE id < 5
SELECT some(dt) FROM edge WHERE id < 5
SELECT some(ts) FROM edge WHERE id < 5
SELECT some(ntz) FROM edge WHERE id < 5
SELECT some(ai) FROM nested WHERE id < 3
SELECT some(sa) FROM nested WHERE id < 3
SELECT some(m) FROM nested WHERE id < 3
SELECT some(st) FROM nested WHERE id < 3
SELECT some(ast) FROM nested WHERE id < 3
SELECT some(NULL)
SELECT some('')
SELECT some(INTERVAL '1-2' YEAR TO MONTH), some(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT count_if(b) FROM edge WHERE id < 5
SELECT count_if(ti) FROM edge WHERE id < 5
SELECT count_if(si) FROM edge WHERE id < 5
SELECT count_if(i) FROM edge WHERE id < 5
SELECT count_if(l) FROM edge WHERE id < 5
SELECT count_if(f) FROM edge WHERE id < 5
SELECT count_if(d) FROM edge WHERE id < 5
SELECT count_if(dec) FROM edge WHERE id < 5
SELECT count_if(dec38) FROM edge WHERE id < 5
SELECT count_if(s) FROM edge WHERE id < 5
SELECT count_if(bin) FROM edge WHERE id < 5
SELECT count_if(dt) FROM edge WHERE id < 5
SELECT count_if(ts) FROM edge WHERE id < 5
SELECT count_if(ntz) FROM edge WHERE id < 5
SELECT count_if(ai) FROM nested WHERE id < 3
SELECT count_if(sa) FROM nested WHERE id < 3
SELECT count_if(m) FROM nested WHERE id < 3
SELECT count_if(st) FROM nested WHERE id < 3
SELECT count_if(ast) FROM nested WHERE id < 3
SELECT count_if(NULL)
SELECT count_if('')
SELECT count_if(INTERVAL '1-2' YEAR TO MONTH), count_if(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT bit_and(b) FROM edge WHERE id < 5
SELECT bit_and(ti) FROM edge WHERE id < 5
SELECT bit_and(si) FROM edge WHERE id < 5
SELECT bit_and(i) FROM edge WHERE id < 5
SELECT bit_and(l) FROM edge WHERE id < 5
SELECT bit_and(f) FROM edge WHERE id < 5
SELECT bit_and(d) FROM edge WHERE id < 5
SELECT bit_and(dec) FROM edge WHERE id < 5
SELECT bit_and(dec38) FROM edge WHERE id < 5
SELECT bit_and(s) FROM edge WHERE id < 5
SELECT bit_and(bin) FROM edge WHERE id < 5
SELECT bit_and(dt) FROM edge WHERE id < 5
SELECT bit_and(ts) FROM edge WHERE id < 5
SELECT bit_and(ntz) FROM edge WHERE id < 5
SELECT bit_and(ai) FROM nested WHERE id < 3
SELECT bit_and(sa) FROM nested WHERE id < 3
SELECT bit_and(m) FROM nested WHERE id < 3
SELECT bit_and(st) FROM nested WHERE id < 3
SELECT bit_and(ast) FROM nested WHERE id < 3
SELECT bit_and(NULL)
SELECT bit_and('')
SELECT bit_and(INTERVAL '1-2' YEAR TO MONTH), bit_and(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT bit_or(b) FROM edge WHERE id < 5
SELECT bit_or(ti) FROM edge WHERE id < 5
SELECT bit_or(si) FROM edge WHERE id < 5
SELECT bit_or(i) FROM edge WHERE id < 5
SELECT bit_or(l) FROM edge WHERE id < 5
SELECT bit_or(f) FROM edge WHERE id < 5
SELECT bit_or(d) FROM edge WHERE id < 5
SELECT bit_or(dec) FROM edge WHERE id < 5
SELECT bit_or(dec38) FROM edge WHERE id < 5
SELECT bit_or(s) FROM edge WHERE id < 5
SELECT bit_or(bin) FROM edge WHERE id < 5
SELECT bit_or(dt) FROM edge WHERE id < 5
SELECT bit_or(ts) FROM edge WHERE id < 5
SELECT bit_or(ntz) FROM edge WHERE id < 5
SELECT bit_or(ai) FROM nested WHERE id < 3
SELECT bit_or(sa) FROM nested WHERE id < 3
SELECT bit_or(m) FROM nested WHERE id < 3
SELECT bit_or(st) FROM nested WHERE id < 3
SELECT bit_or(ast) FROM nested WHERE id < 3
SELECT bit_or(NULL)
SELECT bit_or('')
SELECT bit_or(INTERVAL '1-2' YEAR TO MONTH), bit_or(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT bit_xor(b) FROM edge WHERE id < 5
SELECT bit_xor(ti) FROM edge WHERE id < 5
SELECT bit_xor(si) FROM edge WHERE id < 5
SELECT bit_xor(i) FROM edge WHERE id < 5
SELECT bit_xor(l) FROM edge WHERE id < 5
SELECT bit_xor(f) FROM edge WHERE id < 5
SELECT bit_xor(d) FROM edge WHERE id < 5
SELECT bit_xor(dec) FROM edge WHERE id < 5
SELECT bit_xor(dec38) FROM edge WHERE id < 5
SELECT bit_xor(s) FROM edge WHERE id < 5
SELECT bit_xor(bin) FROM edge WHERE id < 5
SELECT bit_xor(dt) FROM edge WHERE id < 5
SELECT bit_xor(ts) FROM edge WHERE id < 5
SELECT bit_xor(ntz) FROM edge WHERE id < 5
SELECT bit_xor(ai) FROM nested WHERE id < 3
SELECT bit_xor(sa) FROM nested WHERE id < 3
SELECT bit_xor(m) FROM nested WHERE id < 3
SELECT bit_xor(st) FROM nested WHERE id < 3
SELECT bit_xor(ast) FROM nested WHERE id < 3
SELECT bit_xor(NULL)
SELECT bit_xor('')
SELECT bit_xor(INTERVAL '1-2' YEAR TO MONTH), bit_xor(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT collect_list(b) FROM edge WHERE id < 5
SELECT collect_list(ti) FROM edge WHERE id < 5
SELECT collect_list(si) FROM edge WHERE id < 5
SELECT collect_list(i) FROM edge WHERE id < 5
SELECT collect_list(l) FROM edge WHERE id < 5
SELECT collect_list(f) FROM edge WHERE id < 5
SELECT collect_list(d) FROM edge WHERE id < 5
SELECT collect_list(dec) FROM edge WHERE id < 5
SELECT collect_list(dec38) FROM edge WHERE id < 5
SELECT collect_list(s) FROM edge WHERE id < 5
SELECT collect_list(bin) FROM edge WHERE id < 5
SELECT collect_list(dt) FROM edge WHERE id < 5
SELECT collect_list(ts) FROM edge WHERE id < 5
SELECT collect_list(ntz) FROM edge WHERE id < 5
SELECT collect_list(ai) FROM nested WHERE id < 3
SELECT collect_list(sa) FROM nested WHERE id < 3
SELECT collect_list(m) FROM nested WHERE id < 3
SELECT collect_list(st) FROM nested WHERE id < 3
SELECT collect_list(ast) FROM nested WHERE id < 3
SELECT collect_list(NULL)
SELECT collect_list('')
SELECT collect_list(INTERVAL '1-2' YEAR TO MONTH), collect_list(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT grouping(b) FROM edge WHERE id < 5
SELECT grouping(ti) FROM edge WHERE id < 5
SELECT grouping(si) FROM edge WHERE id < 5
SELECT grouping(i) FROM edge WHERE id < 5
SELECT grouping(l) FROM edge WHERE id < 5
SELECT grouping(f) FROM edge WHERE id < 5
SELECT grouping(d) FROM edge WHERE id < 5
SELECT grouping(dec) FROM edge WHERE id < 5
SELECT grouping(dec38) FROM edge WHERE id < 5
SELECT grouping(s) FROM edge WHERE id < 5
SELECT grouping(bin) FROM edge WHERE id < 5
SELECT grouping(dt) FROM edge WHERE id < 5
SELECT grouping(ts) FROM edge WHERE id < 5
SELECT grouping(ntz) FROM edge WHERE id < 5
SELECT grouping(ai) FROM nested WHERE id < 3
SELECT grouping(sa) FROM nested WHERE id < 3
SELECT grouping(m) FROM nested WHERE id < 3
SELECT grouping(st) FROM nested WHERE id < 3
SELECT grouping(ast) FROM nested WHERE id < 3
SELECT grouping(NULL)
SELECT grouping('')
SELECT grouping(INTERVAL '1-2' YEAR TO MONTH), grouping(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT grouping_id(b) FROM edge WHERE id < 5
SELECT grouping_id(ti) FROM edge WHERE id < 5
SELECT grouping_id(si) FROM edge WHERE id < 5
SELECT grouping_id(i) FROM edge WHERE id < 5
SELECT grouping_id(l) FROM edge WHERE id < 5
SELECT grouping_id(f) FROM edge WHERE id < 5
SELECT grouping_id(d) FROM edge WHERE id < 5
SELECT grouping_id(dec) FROM edge WHERE id < 5
SELECT grouping_id(dec38) FROM edge WHERE id < 5
SELECT grouping_id(s) FROM edge WHERE id < 5
SELECT grouping_id(bin) FROM edge WHERE id < 5
SELECT grouping_id(dt) FROM edge WHERE id < 5
SELECT grouping_id(ts) FROM edge WHERE id < 5
SELECT grouping_id(ntz) FROM edge WHERE id < 5
SELECT grouping_id(ai) FROM nested WHERE id < 3
SELECT grouping_id(sa) FROM nested WHERE id < 3
SELECT grouping_id(m) FROM nested WHERE id < 3
SELECT grouping_id(st) FROM nested WHERE id < 3
SELECT grouping_id(ast) FROM nested WHERE id < 3
SELECT grouping_id(NULL)
SELECT grouping_id('')
SELECT grouping_id(INTERVAL '1-2' YEAR TO MONTH), grouping_id(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT var_pop(b) FROM edge WHERE id < 5
SELECT var_pop(ti) FROM edge WHERE id < 5
SELECT var_pop(si) FROM edge WHERE id < 5
SELECT var_pop(i) FROM edge WHERE id < 5
SELECT var_pop(l) FROM edge WHERE id < 5
SELECT var_pop(f) FROM edge WHERE id < 5
SELECT var_pop(d) FROM edge WHERE id < 5
SELECT var_pop(dec) FROM edge WHERE id < 5
SELECT var_pop(dec38) FROM edge WHERE id < 5
SELECT var_pop(s) FROM edge WHERE id < 5
SELECT var_pop(bin) FROM edge WHERE id < 5
SELECT var_pop(dt) FROM edge WHERE id < 5
SELECT var_pop(ts) FROM edge WHERE id < 5
SELECT var_pop(ntz) FROM edge WHERE id < 5
SELECT var_pop(ai) FROM nested WHERE id < 3
SELECT var_pop(sa) FROM nested WHERE id < 3
SELECT var_pop(m) FROM nested WHERE id < 3
SELECT var_pop(st) FROM nested WHERE id < 3
SELECT var_pop(ast) FROM nested WHERE id < 3
SELECT var_pop(NULL)
SELECT var_pop('')
SELECT var_pop(INTERVAL '1-2' YEAR TO MONTH), var_pop(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT var_samp(b) FROM edge WHERE id < 5
SELECT var_samp(ti) FROM edge WHERE id < 5
SELECT var_samp(si) FROM edge WHERE id < 5
SELECT var_samp(i) FROM edge WHERE id < 5
SELECT var_samp(l) FROM edge WHERE id < 5
SELECT var_samp(f) FROM edge WHERE id < 5
SELECT var_samp(d) FROM edge WHERE id < 5
SELECT var_samp(dec) FROM edge WHERE id < 5
SELECT var_samp(dec38) FROM edge WHERE id < 5
SELECT var_samp(s) FROM edge WHERE id < 5
SELECT var_samp(bin) FROM edge WHERE id < 5
SELECT var_samp(dt) FROM edge WHERE id < 5
SELECT var_samp(ts) FROM edge WHERE id < 5
SELECT var_samp(ntz) FROM edge WHERE id < 5
SELECT var_samp(ai) FROM nested WHERE id < 3
SELECT var_samp(sa) FROM nested WHERE id < 3
SELECT var_samp(m) FROM nested WHERE id < 3
SELECT var_samp(st) FROM nested WHERE id < 3
SELECT var_samp(ast) FROM nested WHERE id < 3
SELECT var_samp(NULL)
SELECT var_samp('')
SELECT var_samp(INTERVAL '1-2' YEAR TO MONTH), var_samp(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT stddev_pop(b) FROM edge WHERE id < 5
SELECT stddev_pop(ti) FROM edge WHERE id < 5
SELECT stddev_pop(si) FROM edge WHERE id < 5
SELECT stddev_pop(i) FROM edge WHERE id < 5
SELECT stddev_pop(l) FROM edge WHERE id < 5
SELECT stddev_pop(f) FROM edge WHERE id < 5
SELECT stddev_pop(d) FROM edge WHERE id < 5
SELECT stddev_pop(dec) FROM edge WHERE id < 5
SELECT stddev_pop(dec38) FROM edge WHERE id < 5
SELECT stddev_pop(s) FROM edge WHERE id < 5
SELECT stddev_pop(bin) FROM edge WHERE id < 5
SELECT stddev_pop(dt) FROM edge WHERE id < 5
SELECT stddev_pop(ts) FROM edge WHERE id < 5
SELECT stddev_pop(ntz) FROM edge WHERE id < 5
SELECT stddev_pop(ai) FROM nested WHERE id < 3
SELECT stddev_pop(sa) FROM nested WHERE id < 3
SELECT stddev_pop(m) FROM nested WHERE id < 3
SELECT stddev_pop(st) FROM nested WHERE id < 3
SELECT stddev_pop(ast) FROM nested WHERE id < 3
SELECT stddev_pop(NULL)
SELECT stddev_pop('')
SELECT stddev_pop(INTERVAL '1-2' YEAR TO MONTH), stddev_pop(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT stddev_samp(b) FROM edge WHERE id < 5
SELECT stddev_samp(ti) FROM edge WHERE id < 5
SELECT stddev_samp(si) FROM edge WHERE id < 5
SELECT stddev_samp(i) FROM edge WHERE id < 5
SELECT stddev_samp(l) FROM edge WHERE id < 5
SELECT stddev_samp(f) FROM edge WHERE id < 5
SELECT stddev_samp(d) FROM edge WHERE id < 5
SELECT stddev_samp(dec) FROM edge WHERE id < 5
SELECT stddev_samp(dec38) FROM edge WHERE id < 5
SELECT stddev_samp(s) FROM edge WHERE id < 5
SELECT stddev_samp(bin) FROM edge WHERE id < 5
SELECT stddev_samp(dt) FROM edge WHERE id < 5
SELECT stddev_samp(ts) FROM edge WHERE id < 5
SELECT stddev_samp(ntz) FROM edge WHERE id < 5
SELECT stddev_samp(ai) FROM nested WHERE id < 3
SELECT stddev_samp(sa) FROM nested WHERE id < 3
SELECT stddev_samp(m) FROM nested WHERE id < 3
SELECT stddev_samp(st) FROM nested WHERE id < 3
SELECT stddev_samp(ast) FROM nested WHERE id < 3
SELECT stddev_samp(NULL)
SELECT stddev_samp('')
SELECT stddev_samp(INTERVAL '1-2' YEAR TO MONTH), stddev_samp(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT skewness(b) FROM edge WHERE id < 5
SELECT skewness(ti) FROM edge WHERE id < 5
SELECT skewness(si) FROM edge WHERE id < 5
SELECT skewness(i) FROM edge WHERE id < 5
SELECT skewness(l) FROM edge WHERE id < 5
SELECT skewness(f) FROM edge WHERE id < 5
SELECT skewness(d) FROM edge WHERE id < 5
SELECT skewness(dec) FROM edge WHERE id < 5
SELECT skewness(dec38) FROM edge WHERE id < 5
SELECT skewness(s) FROM edge WHERE id < 5
SELECT skewness(bin) FROM edge WHERE id < 5
SELECT skewness(dt) FROM edge WHERE id < 5
SELECT skewness(ts) FROM edge WHERE id < 5
SELECT skewness(ntz) FROM edge WHERE id < 5
SELECT skewness(ai) FROM nested WHERE id < 3
SELECT skewness(sa) FROM nested WHERE id < 3
SELECT skewness(m) FROM nested WHERE id < 3
SELECT skewness(st) FROM nested WHERE id < 3
SELECT skewness(ast) FROM nested WHERE id < 3
SELECT skewness(NULL)
SELECT skewness('')
SELECT skewness(INTERVAL '1-2' YEAR TO MONTH), skewness(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT kurtosis(b) FROM edge WHERE id < 5
SELECT kurtosis(ti) FROM edge WHERE id < 5
SELECT kurtosis(si) FROM edge WHERE id < 5
SELECT kurtosis(i) FROM edge WHERE id < 5
SELECT kurtosis(l) FROM edge WHERE id < 5
SELECT kurtosis(f) FROM edge WHERE id < 5
SELECT kurtosis(d) FROM edge WHERE id < 5
SELECT kurtosis(dec) FROM edge WHERE id < 5
SELECT kurtosis(dec38) FROM edge WHERE id < 5
SELECT kurtosis(s) FROM edge WHERE id < 5
SELECT kurtosis(bin) FROM edge WHERE id < 5
SELECT kurtosis(dt) FROM edge WHERE id < 5
SELECT kurtosis(ts) FROM edge WHERE id < 5
SELECT kurtosis(ntz) FROM edge WHERE id < 5
SELECT kurtosis(ai) FROM nested WHERE id < 3
SELECT kurtosis(sa) FROM nested WHERE id < 3
SELECT kurtosis(m) FROM nested WHERE id < 3
SELECT kurtosis(st) FROM nested WHERE id < 3
SELECT kurtosis(ast) FROM nested WHERE id < 3
SELECT kurtosis(NULL)
SELECT kurtosis('')
SELECT kurtosis(INTERVAL '1-2' YEAR TO MONTH), kurtosis(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT median(b) FROM edge WHERE id < 5
SELECT median(ti) FROM edge WHERE id < 5
SELECT median(si) FROM edge WHERE id < 5
SELECT median(i) FROM edge WHERE id < 5
SELECT median(l) FROM edge WHERE id < 5
SELECT median(f) FROM edge WHERE id < 5
SELECT median(d) FROM edge WHERE id < 5
SELECT median(dec) FROM edge WHERE id < 5
SELECT median(dec38) FROM edge WHERE id < 5
SELECT median(s) FROM edge WHERE id < 5
SELECT median(bin) FROM edge WHERE id < 5
SELECT median(dt) FROM edge WHERE id < 5
SELECT median(ts) FROM edge WHERE id < 5
SELECT median(ntz) FROM edge WHERE id < 5
SELECT median(ai) FROM nested WHERE id < 3
SELECT median(sa) FROM nested WHERE id < 3
SELECT median(m) FROM nested WHERE id < 3
SELECT median(st) FROM nested WHERE id < 3
SELECT median(ast) FROM nested WHERE id < 3
SELECT median(NULL)
SELECT median('')
SELECT median(INTERVAL '1-2' YEAR TO MONTH), median(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, bitmap_bit_position(b) FROM edge
SELECT id, bitmap_bit_position(ti) FROM edge
SELECT id, bitmap_bit_position(si) FROM edge
SELECT id, bitmap_bit_position(i) FROM edge
SELECT id, bitmap_bit_position(l) FROM edge
SELECT id, bitmap_bit_position(f) FROM edge
SELECT id, bitmap_bit_position(d) FROM edge
SELECT id, bitmap_bit_position(dec) FROM edge
SELECT id, bitmap_bit_position(dec38) FROM edge
SELECT id, bitmap_bit_position(s) FROM edge
SELECT id, bitmap_bit_position(bin) FROM edge
SELECT id, bitmap_bit_position(dt) FROM edge
SELECT id, bitmap_bit_position(ts) FROM edge
SELECT id, bitmap_bit_position(ntz) FROM edge
SELECT id, bitmap_bit_position(ai) FROM nested
SELECT id, bitmap_bit_position(sa) FROM nested
SELECT id, bitmap_bit_position(m) FROM nested
SELECT id, bitmap_bit_position(st) FROM nested
SELECT id, bitmap_bit_position(ast) FROM nested
SELECT bitmap_bit_position(NULL)
SELECT bitmap_bit_position('')
SELECT bitmap_bit_position(INTERVAL '1-2' YEAR TO MONTH), bitmap_bit_position(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, bitmap_bucket_number(b) FROM edge
SELECT id, bitmap_bucket_number(ti) FROM edge
SELECT id, bitmap_bucket_number(si) FROM edge
SELECT id, bitmap_bucket_number(i) FROM edge
SELECT id, bitmap_bucket_number(l) FROM edge
SELECT id, bitmap_bucket_number(f) FROM edge
SELECT id, bitmap_bucket_number(d) FROM edge
SELECT id, bitmap_bucket_number(dec) FROM edge
SELECT id, bitmap_bucket_number(dec38) FROM edge
SELECT id, bitmap_bucket_number(s) FROM edge
SELECT id, bitmap_bucket_number(bin) FROM edge
SELECT id, bitmap_bucket_number(dt) FROM edge
SELECT id, bitmap_bucket_number(ts) FROM edge
SELECT id, bitmap_bucket_number(ntz) FROM edge
SELECT id, bitmap_bucket_number(ai) FROM nested
SELECT id, bitmap_bucket_number(sa) FROM nested
SELECT id, bitmap_bucket_number(m) FROM nested
SELECT id, bitmap_bucket_number(st) FROM nested
SELECT id, bitmap_bucket_number(ast) FROM nested
SELECT bitmap_bucket_number(NULL)
SELECT bitmap_bucket_number('')
SELECT bitmap_bucket_number(INTERVAL '1-2' YEAR TO MONTH), bitmap_bucket_number(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT id, bitmap_count(b) FROM edge
SELECT id, bitmap_count(ti) FROM edge
SELECT id, bitmap_count(si) FROM edge
SELECT id, bitmap_count(i) FROM edge
SELECT id, bitmap_count(l) FROM edge
SELECT id, bitmap_count(f) FROM edge
SELECT id, bitmap_count(d) FROM edge
SELECT id, bitmap_count(dec) FROM edge
SELECT id, bitmap_count(dec38) FROM edge
SELECT id, bitmap_count(s) FROM edge
SELECT id, bitmap_count(bin) FROM edge
SELECT id, bitmap_count(dt) FROM edge
SELECT id, bitmap_count(ts) FROM edge
SELECT id, bitmap_count(ntz) FROM edge
SELECT id, bitmap_count(ai) FROM nested
SELECT id, bitmap_count(sa) FROM nested
SELECT id, bitmap_count(m) FROM nested
SELECT id, bitmap_count(st) FROM nested
SELECT id, bitmap_count(ast) FROM nested
SELECT bitmap_count(NULL)
SELECT bitmap_count('')
SELECT bitmap_count(INTERVAL '1-2' YEAR TO MONTH), bitmap_count(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT bitmap_construct_agg(b) FROM edge WHERE id < 5
SELECT bitmap_construct_agg(ti) FROM edge WHERE id < 5
SELECT bitmap_construct_agg(si) FROM edge WHERE id < 5
SELECT bitmap_construct_agg(i) FROM edge WHERE id < 5
SELECT bitmap_construct_agg(l) FROM edge WHERE id < 5
SELECT bitmap_construct_agg(f) FROM edge WHERE id < 5
SELECT bitmap_construct_agg(d) FROM edge WHERE id < 5
SELECT bitmap_construct_agg(dec) FROM edge WHERE id < 5
SELECT bitmap_construct_agg(dec38) FROM edge WHERE id < 5
SELECT bitmap_construct_agg(s) FROM edge WHERE id < 5
SELECT bitmap_construct_agg(bin) FROM edge WHERE id < 5
SELECT bitmap_construct_agg(dt) FROM edge WHERE id < 5
SELECT bitmap_construct_agg(ts) FROM edge WHERE id < 5
SELECT bitmap_construct_agg(ntz) FROM edge WHERE id < 5
SELECT bitmap_construct_agg(ai) FROM nested WHERE id < 3
SELECT bitmap_construct_agg(sa) FROM nested WHERE id < 3
SELECT bitmap_construct_agg(m) FROM nested WHERE id < 3
SELECT bitmap_construct_agg(st) FROM nested WHERE id < 3
SELECT bitmap_construct_agg(ast) FROM nested WHERE id < 3
SELECT bitmap_construct_agg(INTERVAL '1-2' YEAR TO MONTH), bitmap_construct_agg(INTERVAL '1 02:03:04.5' DAY TO SECOND)
SELECT bitmap_or_agg(b) FROM edge WHERE id < 5
SELECT bitmap_or_agg(ti) FROM edge WHERE id < 5
SELECT bitmap_or_agg(si) FROM edge WHERE id < 5
SELECT bitmap_or_agg(i) FROM edge WHERE id < 5
SELECT bitmap_or_agg(l) FROM edge WHERE id < 5
SELECT bitmap_or_agg(f) FROM edge WHERE id < 5
SELECT bitmap_or_agg(d) FROM edge WHERE id < 5
SELECT bitmap_or_agg(dec) FROM edge WHERE id < 5
SELECT bitmap_or_agg(dec38) FROM edge WHERE id < 5
SELECT bitmap_or_agg(s) FROM edge WHERE id < 5
SELECT bitmap_or_agg(dt) FROM edge WHERE id < 5
SELECT bitmap_or_agg(ts) FROM edge WHERE id < 5
SELECT bitmap_or_agg(ntz) FROM edge WHERE id < 5
SELECT bitmap_or_agg(ai) FROM nested WHERE id < 3
SELECT bitmap_or_agg(sa) FROM nested WHERE id < 3
SELECT bitmap_or_agg(m) FROM nested WHERE id < 3
SELECT bitmap_or_agg(st) FROM nested WHERE id < 3
SELECT bitmap_or_agg(ast) FROM nested WHERE id < 3
SELECT bitmap_or_agg(NULL)
SELECT bitmap_or_agg('')
SELECT bitmap_or_agg(INTERVAL '1-2' YEAR TO MONTH), bitmap_or_agg(INTERVAL '1 02:03:04.5' DAY TO SECOND)
