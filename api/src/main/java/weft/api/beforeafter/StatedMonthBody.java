package weft.api.beforeafter;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import weft.api.asking.Body;
import weft.api.asking.BodyParts;
import weft.api.asking.Needed;
import weft.beforeafter.StatedMonth;
import weft.language.Text;
import weft.measure.Quantity;

/** The figures of one month, of which one at least is stated. */
record StatedMonthBody(
    @Schema(example = "2031-03", description = "A month that is over.") @Needed
        @Nullable String month,
    @Schema(type = "string", description = "From an order to the day on which its goods left.")
        @Nullable Quantity leadTimeDays,
    @Schema(type = "string", description = "For how many days the finished goods lasted.")
        @Nullable Quantity daysOfStock,
    @Schema(type = "string", description = "The money bound in stock at the end of the month.")
        @Nullable Quantity stockValue,
    @Schema(example = "CNY", description = "ISO 4217; needed with a stock value.")
        @Nullable String currency,
    @Schema(example = "Stock lists of the ERP system", description = "Where they come from.")
        @Needed
        @Nullable String source) {
  StatedMonth read() {
    var read = new BodyParts();
    var first = read.read(() -> first(month));
    var leadTime = read.read(() -> amount(leadTimeDays, "/leadTimeDays"));
    var days = read.read(() -> amount(daysOfStock, "/daysOfStock"));
    var value = read.read(() -> amount(stockValue, "/stockValue"));
    var money = read.read(() -> currency(currency));
    var from = read.read(() -> Body.text(source, "/source", 200));
    read.end();
    return new StatedMonth(
        first.get(), leadTime.get(), days.get(), value.get(), money.get(), from.get());
  }

  /** The first day of a month. */
  static LocalDate first(@Nullable String given) {
    String said = Body.required(given, "/month");
    try {
      return Body.day(YearMonth.parse(said).atDay(1), "/month");
    } catch (DateTimeParseException e) {
      throw Body.faulty(
          "month-unreadable",
          "/month",
          new Text("A month is written as 2031-03.", "月份的写法为 2031-03。"));
    }
  }

  private static @Nullable Quantity amount(@Nullable Quantity given, String pointer) {
    return given == null ? null : Body.amount(given, pointer);
  }

  private static @Nullable String currency(@Nullable String given) {
    if (given == null) return null;
    try {
      return Currency.getInstance(given).getCurrencyCode();
    } catch (IllegalArgumentException e) {
      throw Body.faulty(
          "currency-unknown",
          "/currency",
          new Text("A currency is a code such as CNY.", "币种为代码，例如 CNY。"));
    }
  }
}
