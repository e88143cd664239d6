package weft.edi.meaning.order;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.EdifactTerms;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.X12Dates;
import weft.edi.meaning.words.X12Items;
import weft.edi.reader.Group;
import weft.edi.reader.text.Segment;
import weft.ordering.OrderTerms;
import weft.ordering.OrderTerms.Payment;

/** Reads the terms of an 850: FOB, ITD, PID, NTE, and MSG or (from 5010 on) MTX. */
final class X12Terms {
  private X12Terms() {}

  static @Nullable OrderTerms of(Group body, MeaningFindings findings) {
    String term = "";
    String payer = "";
    String place = "";
    for (Segment fob : body.segments("FOB")) {
      if (term.isEmpty()) term = fob.value(4);
      if (payer.isEmpty()) payer = fob.value(0);
      if (place.isEmpty()) place = fob.value(6).isEmpty() ? fob.value(2) : fob.value(6);
    }
    List<Payment> payment = new ArrayList<>();
    for (Segment itd : body.segments("ITD")) payment(itd, findings, payment);
    List<String> texts = new ArrayList<>();
    for (Segment pid : body.segments("PID")) texts.add(pid.value(4));
    texts.addAll(texts(body));
    return OrderTerms.of(term, EdifactTerms.stated(payer), place, payment, texts);
  }

  /** ITD03 to ITD05 are the discount, ITD06 and ITD07 the net terms, ITD12 is the text. */
  private static void payment(Segment itd, MeaningFindings findings, List<Payment> payment) {
    BigDecimal discount = number(itd, 2, findings);
    Integer days = days(itd, 6);
    LocalDate due = X12Dates.day(itd.value(5));
    String text = itd.value(11);
    boolean whole = days != null || due != null;
    if (discount != null)
      payment.add(
          new Payment(discount, days(itd, 4), X12Dates.day(itd.value(3)), whole ? null : text));
    if (whole || discount == null) payment.add(new Payment(null, days, due, text));
  }

  private static @Nullable Integer days(Segment itd, int at) {
    return itd.value(at).matches("[0-9]{1,3}") ? Integer.valueOf(itd.value(at)) : null;
  }

  private static @Nullable BigDecimal number(Segment itd, int at, MeaningFindings findings) {
    return itd.value(at).isEmpty()
        ? null
        : findings.number(itd, at, 0, X12Items.name(itd, at)).orElse(null);
  }

  /**
   * NTE, MSG and MTX directly in a group, and those below each N9 as one text with several lines.
   */
  static List<String> texts(Group group) {
    List<String> texts = new ArrayList<>();
    for (Segment nte : group.segments("NTE")) texts.add(nte.value(1));
    for (Segment it : group.segments()) if (isText(it)) texts.add(text(it));
    for (Group n9 : group.groupsAt("N9")) {
      List<String> lines =
          n9.segments().stream().filter(X12Terms::isText).map(X12Terms::text).toList();
      texts.add(String.join("\n", lines));
    }
    return texts;
  }

  private static boolean isText(Segment it) {
    return it.tag().equals("MSG") || it.tag().equals("MTX");
  }

  private static String text(Segment it) {
    return it.tag().equals("MSG") ? it.value(0) : it.value(1) + it.value(2);
  }
}
