package weft.edi.meaning.words;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.Group;
import weft.edi.reader.text.Segment;
import weft.measure.PlainNumber;
import weft.ordering.OrderTerms;
import weft.ordering.OrderTerms.Payment;

/** Reads the terms of an ORDERS05: E1EDK17, E1EDK18, E1EDKT1 with E1EDKT2. */
public final class IdocTerms {
  private IdocTerms() {}

  public static @Nullable OrderTerms of(Group body) {
    String term = "";
    String place = "";
    for (Segment it : body.segments("E1EDK17")) {
      if (term.isEmpty()) term = it.value("LKOND");
      if (place.isEmpty()) place = it.value("LKTEXT");
    }
    List<Payment> payment = new ArrayList<>();
    for (Segment it : body.segments("E1EDK18")) payment.add(payment(it));
    return OrderTerms.of(term, "", place, payment, texts(body, "E1EDKT1", "E1EDKT2"));
  }

  private static Payment payment(Segment it) {
    String days = it.value("TAGE").strip();
    String percent = it.value("PRZNT").strip();
    BigDecimal discount = PlainNumber.read(percent);
    return new Payment(
        discount == null || discount.signum() <= 0 ? null : discount,
        days.matches("[0-9]{1,3}") ? Integer.valueOf(days) : null,
        null,
        it.value("ZTERM_TXT"));
  }

  /** The texts of a group, each with its lines. */
  public static List<String> texts(Group group, String text, String line) {
    return group.groupsAt(text).stream()
        .map(
            it ->
                it.segments(line).stream()
                    .map(said -> said.value("TDLINE").strip())
                    .filter(said -> !said.isEmpty())
                    .collect(Collectors.joining("\n")))
        .toList();
  }
}
