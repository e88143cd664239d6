package weft.edi.meaning.words;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.Group;
import weft.edi.reader.text.Segment;
import weft.ordering.OrderTerms;
import weft.ordering.OrderTerms.Payment;

/** Reads the terms of an ORDERS: TOD, PAT or (from D02B on) PYT, FTX. */
public final class EdifactTerms {
  private EdifactTerms() {}

  public static @Nullable OrderTerms of(Group body, MeaningFindings findings) {
    String term = "";
    String payer = "";
    String place = "";
    for (Group below : body.groupsAt("TOD")) {
      Segment tod = below.segments().getFirst();
      if (term.isEmpty()) term = tod.value(2);
      if (payer.isEmpty()) payer = tod.value(1);
      if (place.isEmpty()) place = place(below, tod);
    }
    List<Payment> payment =
        Stream.of("PAT", "PYT")
            .flatMap(it -> body.groupsAt(it).stream())
            .map(it -> payment(it, findings))
            .toList();
    return OrderTerms.of(term, stated(payer), place, payment, texts(body));
  }

  /** DF (defined by buyer and seller) carries no information. */
  public static String stated(String payer) {
    return payer.equals("DF") ? "" : payer;
  }

  /** LOC below TOD, else DE 4052. */
  private static String place(Group below, Segment tod) {
    Segment loc = below.segment("LOC");
    String named = loc == null ? "" : loc.value(1, 3).isEmpty() ? loc.value(1) : loc.value(1, 3);
    return named.isEmpty() ? tod.value(2, 3) + tod.value(2, 4) : named;
  }

  /** PYT has the time in elements of its own, PAT in C112. */
  private static Payment payment(Group group, MeaningFindings findings) {
    Segment it = group.segments().getFirst();
    boolean pat = it.tag().equals("PAT");
    String unit = pat ? it.value(2, 2) : it.value(4);
    String count = pat ? it.value(2, 3) : it.value(5);
    String words = it.value(1, 3) + it.value(1, 4);
    String text = words.isEmpty() ? it.value(1) : words;
    Integer days = days(unit, count);
    if (days == null && !count.isEmpty()) text = (text + " " + count + " " + unit).strip();
    LocalDate due = Dates.day(group, "13", "12");
    return new Payment(discount(group, findings), days, due, text);
  }

  /** Converts days and weeks; months vary in length. */
  private static @Nullable Integer days(String unit, String count) {
    if (!count.matches("[0-9]{1,3}")) return null;
    return switch (unit) {
      case "D" -> Integer.valueOf(count);
      case "W" -> 7 * Integer.parseInt(count);
      default -> null;
    };
  }

  /** PCD 12, discount. */
  private static @Nullable BigDecimal discount(Group group, MeaningFindings findings) {
    for (Segment pcd : group.segments("PCD"))
      if (pcd.value(0).equals("12") && !pcd.value(0, 1).isEmpty())
        return findings.number(pcd, 0, 1, "C501.5482").orElse(null);
    return null;
  }

  /** The texts of a group: each FTX is one text with its lines. */
  public static List<String> texts(Group group) {
    List<String> texts = new ArrayList<>();
    for (Segment ftx : group.segments("FTX")) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < 5; i++)
        if (!ftx.value(3, i).isBlank()) lines.add(ftx.value(3, i).strip());
      if (!lines.isEmpty()) texts.add(String.join("\n", lines));
    }
    return texts;
  }
}
