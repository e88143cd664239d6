package weft.api.submodel;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import weft.measure.Quantity;

/** A decimal as a JSON number, as Catena-X requires; elsewhere the hub writes decimals as text. */
record Numeral(@JsonValue @JsonRawValue String digits) {
  static Numeral of(BigDecimal value) {
    return new Numeral(value.toPlainString());
  }

  static Numeral of(Quantity value) {
    return of(value.amount());
  }
}
