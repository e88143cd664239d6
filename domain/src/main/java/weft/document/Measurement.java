package weft.document;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A measured or required value, or the limits, of one property. Codes are from the document's
 * {@link BusinessDocument#codes}.
 *
 * @param purpose EDIFACT 6311 or X12 737, such as TR, a test's result
 * @param characteristic the characteristic that the property belongs to: CCI 7037, CID02
 * @param method of the test: TEM 4415, TMD02 and TMD03
 * @param property EDIFACT 6313 or X12 738
 * @param name in the sender's words
 * @param batch the measured batch or piece, where the item names several (GIN)
 * @param significance EDIFACT 6321 or X12 935 without its zero: 7 is less than the value
 */
public record Measurement(
    String purpose,
    @Nullable String characteristic,
    @Nullable String method,
    @Nullable String property,
    @Nullable String name,
    @Nullable String significance,
    @Nullable BigDecimal value,
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    @Nullable String unit,
    @Nullable String batch) {}
