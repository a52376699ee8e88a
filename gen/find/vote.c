/* The shape of labels in a document: the keys that carry themselves vote on it, each with as many
 * votes as it has instances. */
#include "find/state.h"

bool find_role(enum find_sense s)
{
	return s == SENSE_QUESTION || s == SENSE_ANSWER || s == SENSE_ASKER || s == SENSE_HOST ||
	       s == SENSE_ANSWERER || s == SENSE_AUDIENCE || s == SENSE_INTERPRETER ||
	       s == SENSE_VOICE || s == SENSE_ALL;
}

/* Whether a key is a speaker beyond much doubt, whatever the others are. */
bool find_carries(const struct find_key *k)
{
	bool again = k->n >= (k->worth >= 2 ? 2U : 4U) && k->sense != SENSE_THING &&
		     k->sense != SENSE_BREAK;
	if (k->joint[JOINT_SPACE] * 2 > k->n && k->worth < 3)
		return false;
	if (k->item * 2 > k->n || (k->empty * 2 > k->n && k->timed * 2 <= k->n))
		return false;
	return find_role(k->sense) ? k->n >= 2 || k->sense == SENSE_QUESTION : again;
}

/* One number for a joint and what the label looks like. */
static unsigned shape(enum find_joint joint, bool bold, bool caps)
{
	return (unsigned)joint * 4 + bold * 2U + caps;
}

unsigned find_shape(const struct find_key *k)
{
	unsigned most = 0;
	for (unsigned j = 1; j < JOINT_N; j++)
		most = k->joint[j] > k->joint[most] ? j : most;
	return shape((enum find_joint)most, k->bold * 2 > k->n, k->caps * 2 > k->n);
}

static bool letter(const struct find_key *k)
{
	return k->sense == SENSE_QUESTION || k->sense == SENSE_ANSWER;
}

void find_vote(const struct find *f, struct find_votes *v)
{
	*v = (struct find_votes){ 0 };
	for (size_t i = 0; i < f->keys.n; i++) {
		const struct find_key *k = &f->keys.v[i];
		if (!find_carries(k))
			continue;
		v->n += k->n;
		v->timed += k->timed;
		v->all[find_shape(k)] += k->n;
		if (letter(k))
			v->letters[find_shape(k)] += k->n;
	}
}

/* How a key's shape stands to that of most others. Names beside letters ("Q." and "MR. SMITH:")
 * have a shape of their own, and are held against other names alone. */
int find_agrees(const struct find_votes *v, const struct find_key *k)
{
	uint32_t most = 0, n;
	unsigned common = find_shape(k);
	bool names = false;
	for (unsigned i = 0; i < FIND_SHAPES; i++)
		names = names || v->all[i] > v->letters[i] + (i == find_shape(k) ? k->n : 0);
	names = names && !letter(k);
	for (unsigned i = 0; i < FIND_SHAPES; i++) {
		n = v->all[i] - (names ? v->letters[i] : 0);
		common = n > most ? i : common;
		most = n > most ? n : most;
	}
	if (find_shape(k) == common)
		return 1;
	return find_shape(k) / 4 == common / 4 || (!names && !letter(k) && k->caps * 2 > k->n) ? 0
											       : -1;
}

unsigned find_doublings(uint32_t n)
{
	unsigned d = 0;
	while (n > 1) {
		n >>= 1;
		d++;
	}
	return d;
}
