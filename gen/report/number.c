#include "report/inside.h"

struct str report_decimal(struct arena *a, int64_t thousandths, int decimals)
{
	static const int64_t unit[] = { 1000, 100, 10, 1 };
	int64_t v = len_scale(thousandths < 0 ? -thousandths : thousandths, 1, unit[decimals]);
	int64_t whole = 1000 / unit[decimals];
	const char *sign = thousandths < 0 && v > 0 ? "-" : "";
	if (decimals == 0)
		return arena_printf(a, "%s%lld", sign, (long long)v);
	return arena_printf(
		a, "%s%lld.%0*lld", sign, (long long)(v / whole), decimals, (long long)(v % whole));
}
