package weft.projections.certificate;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import weft.certificate.MeasuredResult;

/**
 * One result as a certificate states it ({@link MeasuredResult}).
 *
 * @param outside whether the value is outside its limits
 */
public record CertifiedResult(
    String characteristic,
    @Nullable String unit,
    @Nullable String batch,
    @Nullable BigDecimal minimum,
    @Nullable BigDecimal maximum,
    @Nullable BigDecimal value,
    @Nullable String text,
    @Nullable String method,
    boolean outside) {
  static CertifiedResult of(MeasuredResult it) {
    return new CertifiedResult(
        it.characteristic(),
        it.unit(),
        it.batch(),
        it.minimum(),
        it.maximum(),
        it.value(),
        it.text(),
        it.method(),
        it.isOutside());
  }
}
