package weft.ordering;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The buyer's terms for a whole order: delivery, payment and texts.
 *
 * @param delivery null if the order states no delivery terms
 * @param texts one entry for each text, with its line breaks; at most {@value #MOST_TEXTS},
 *     together at most {@value #MOST_CHARACTERS} characters
 */
public record OrderTerms(@Nullable Delivery delivery, List<Payment> payment, List<String> texts) {
  public static final int MOST_TEXTS = 50;
  public static final int MOST_CHARACTERS = 10_000;

  /** Characters of a place or a payment term in words; longer text is cut. */
  private static final int WORDS = 70;

  /** Bound on the payment terms of an order; a buyer may split a payment. */
  private static final int MOST_PAYMENTS = 10;

  private static final String CUT = "...";

  /**
   * Terms of delivery.
   *
   * @param term Incoterms code, such as DAP
   * @param payer of the transport: EDIFACT 4215 or X12 146, such as CC (the receiver)
   * @param place named by the term
   */
  public record Delivery(@Nullable String term, @Nullable String payer, @Nullable String place) {}

  /**
   * A term of payment.
   *
   * @param discount in per cent for payment by the due day; null if the full amount is due
   * @param days after the invoice
   * @param due the stated due day
   * @param text in the buyer's words
   */
  public record Payment(
      @Nullable BigDecimal discount,
      @Nullable Integer days,
      @Nullable LocalDate due,
      @Nullable String text) {
    private boolean isStated() {
      return discount != null || days != null || due != null || text != null;
    }

    private Payment bounded() {
      BigDecimal plain = discount == null ? null : discount.stripTrailingZeros();
      return new Payment(
          plain != null && plain.scale() < 0 ? plain.setScale(0) : plain, days, due, words(text));
    }
  }

  /**
   * Bounds the terms for an order: longer texts are cut; null if nothing is stated.
   *
   * @param term empty or null if not stated, like {@code payer} and {@code place}
   */
  public static @Nullable OrderTerms of(
      @Nullable String term,
      @Nullable String payer,
      @Nullable String place,
      List<Payment> payment,
      List<String> texts) {
    var delivery = new Delivery(words(term), words(payer), words(place));
    List<Payment> paid =
        payment.stream()
            .map(Payment::bounded)
            .filter(Payment::isStated)
            .limit(MOST_PAYMENTS)
            .toList();
    List<String> said = bounded(texts);
    boolean delivers = !delivery.equals(new Delivery(null, null, null));
    return !delivers && paid.isEmpty() && said.isEmpty()
        ? null
        : new OrderTerms(delivers ? delivery : null, paid, said);
  }

  /** Bounds the texts of a line; null if it has none. */
  public static @Nullable List<String> ofLine(List<String> texts) {
    List<String> said = bounded(texts);
    return said.isEmpty() ? null : said;
  }

  private static List<String> bounded(List<String> texts) {
    List<String> said = new ArrayList<>();
    int room = MOST_CHARACTERS;
    for (String it : texts) {
      String text = it.strip();
      if (text.isEmpty()) continue;
      if (said.size() == MOST_TEXTS || room <= CUT.length()) break;
      String kept = cut(text, room);
      said.add(kept);
      room -= kept.length();
    }
    return List.copyOf(said);
  }

  private static @Nullable String words(@Nullable String text) {
    return text == null || text.isBlank() ? null : cut(text.strip(), WORDS);
  }

  private static String cut(String text, int room) {
    return text.length() <= room
        ? text
        : text.substring(0, room - CUT.length()).stripTrailing() + CUT;
  }
}
