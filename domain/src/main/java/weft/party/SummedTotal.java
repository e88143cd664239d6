package weft.party;

/**
 * The values that an EDIFACT control total sums, where the directory says only that it is a sum.
 *
 * @param message such as {@code DESADV}
 * @param control CNT 6069: 1 of quantities, 7 of weights
 * @param sums a tag and the qualifier of the values that count, such as {@code QTY 12} or {@code
 *     MEA G}
 */
public record SummedTotal(String message, String control, String sums) {}
