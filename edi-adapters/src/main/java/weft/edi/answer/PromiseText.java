package weft.edi.answer;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import weft.edi.reader.text.Envelope;
import weft.edi.writer.Composite;
import weft.measure.Quantity;
import weft.promise.Reason;

/** Formats promises and their reasons for all answers: QTY (C186), DTM (C507), FTX (C108). */
record PromiseText(Envelope ours) {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final int FTX_TEXT = 70;

  Composite quantity(String qualifier, Quantity quantity, String unit) {
    return Composite.of(
        qualifier, quantity.toString().replace('.', ours.delimiters().decimal()), unit);
  }

  static Composite day(String qualifier, LocalDate date) {
    return Composite.of(qualifier, DAY.format(date), "102");
  }

  /**
   * The reason's code in words, followed by the supplier's own text if the partner's character set
   * contains all of it.
   */
  Composite reason(Reason reason) {
    String words = reason.code().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String own = reason.text();
    if (own != null && ours.charset().newEncoder().canEncode(own))
      words += ": " + own.replaceAll("\\s+", " ");
    List<String> parts = new ArrayList<>();
    for (int at = 0; at < words.length() && parts.size() < 5; at += FTX_TEXT)
      parts.add(words.substring(at, Math.min(words.length(), at + FTX_TEXT)));
    return new Composite(List.copyOf(parts));
  }
}
