package weft.edi.meaning.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Codes;
import weft.document.BusinessDocument.Kind;
import weft.document.Stock;
import weft.edi.meaning.words.Dates;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.NormalizedText;
import weft.edi.meaning.words.X12Items;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.measure.Quantity;

/**
 * Reads the quantities of each INVRPT or 846 item, with meaning and place. In EDIFACT, INV follows
 * its QTY in D96A and precedes its QTY (possibly several) from D97A on. A LOC applies to all
 * quantities below one of them, and before the first one to the whole item. In X12, segments
 * between LS and LE belong to the preceding QTY.
 */
final class StockReport {
  /** DE 6063 and 673 that state the available stock, best first: on hand, total, for sale. */
  private static final List<String> EDIFACT = List.of("145", "17");

  private static final List<String> X12 = List.of("17", "26", "33");

  private final DocumentDraft document;
  private final MeaningFindings findings;
  private final boolean reports;
  private @Nullable LineDraft line;

  /** The item's values, for quantities without their own. */
  private String place = "";

  private String direction = "";
  private String inventory = "";

  /** When the item, and the open INV group, was counted; null if not stated. */
  private Dates.@Nullable When itemCounted;

  private Dates.@Nullable When groupCounted;

  /** Whether INV opens groups, and the index of the first quantity of the open group. */
  private boolean invOpens;

  private int first;
  private boolean inLoop;

  StockReport(DocumentDraft document, MeaningFindings findings) {
    this.document = document;
    this.findings = findings;
    this.reports = document.kind == Kind.STOCK_REPORT;
  }

  /** Takes a quantity of a stock report or a segment about one; false for any other. */
  boolean edifact(Segment it, @Nullable LineDraft of) {
    if (!reports || !begin(of)) return false;
    switch (it.tag()) {
      case "INV" -> inv(it);
      case "QTY" -> {
        var stated = findings.quantity(it).orElse(null);
        if (!invOpens) first = drafts().size();
        if (stated != null) add(it, stated, it.value(0, 2), Codes.EDIFACT);
      }
      case "LOC" -> loc(it);
      case "GIN" -> {
        if (it.value(0).equals("BX") && !drafts().isEmpty()) drafts().getLast().batch = it.value(1);
        return false;
      }
      case "DTM" -> counted(it);
      case "NAD" -> {
        if (of != null && drafts().isEmpty()) party(it.value(0), it.value(1), of);
        group().forEach(stock -> stock.party(it.value(0), it.value(1)));
        return false;
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  boolean x12(Segment it, @Nullable LineDraft of) {
    if (!reports || !begin(of)) return false;
    switch (it.tag()) {
      case "QTY" -> {
        first = drafts().size();
        findings
            .number(it, 1, 0, "QTY02")
            .ifPresent(
                number -> add(it, new Quantity(number), X12Items.unit(it.value(2)), Codes.X12));
      }
      case "LS" -> inLoop = true;
      case "LE" -> inLoop = false;
      case "N1" -> {
        if (inLoop) put(it, it.value(3));
        else if (of != null) party(it.value(0), it.value(3), of);
        return inLoop;
      }
      case "REF" -> {
        if (inLoop && it.value(0).equals("LU")) put(it, it.value(1));
        return inLoop;
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** NAD 3035, N101 of an item: applies to all its quantities. */
  private static void party(String role, String named, LineDraft of) {
    switch (role) {
      case "WH", "SF" -> of.stockSite = named;
      case "GO", "OW" -> of.stockOwner = named;
      default -> {}
    }
  }

  /** Resets the state for another item; false if there is none. */
  private boolean begin(@Nullable LineDraft of) {
    if (of != line) {
      line = of;
      place = "";
      direction = "";
      inventory = "";
      itemCounted = null;
      groupCounted = null;
      invOpens = false;
      inLoop = false;
      first = 0;
    }
    return of != null;
  }

  private List<StockDraft> drafts() {
    return line == null ? List.of() : line.stocks;
  }

  /** The quantities to which the following segments apply. */
  private List<StockDraft> group() {
    return drafts().subList(Math.min(first, drafts().size()), drafts().size());
  }

  private void add(Segment at, Quantity quantity, String unit, Codes codes) {
    var here = line;
    if (here == null) return;
    var draft = new StockDraft(at, quantity, unit.isEmpty() ? "PCE" : unit, codes);
    draft.place = place;
    draft.counted = groupCounted == null ? itemCounted : groupCounted;
    if (invOpens) {
      draft.direction = direction;
      draft.inventory = inventory;
    }
    document.stock(here, draft, codes == Codes.X12 ? X12 : EDIFACT, codes);
  }

  private void inv(Segment inv) {
    if (drafts().isEmpty()) invOpens = true;
    direction = inv.value(0);
    inventory = inv.value(1);
    groupCounted = null;
    if (invOpens) first = drafts().size();
    else if (!drafts().isEmpty()) {
      drafts().getLast().direction = direction;
      drafts().getLast().inventory = inventory;
    }
  }

  /**
   * DTM 2005 = 366: the date of the item, its open group or its last quantity, not of the report.
   */
  private void counted(Segment dtm) {
    Dates.When when = dtm.value(0).equals(DocumentDraft.REPORTED) ? Dates.read(dtm) : null;
    if (when == null) return;
    if (drafts().isEmpty() && !invOpens) itemCounted = when;
    else if (group().isEmpty()) groupCounted = when;
    else drafts().getLast().counted = when;
  }

  private void loc(Segment loc) {
    String named = loc.value(1).isEmpty() ? loc.value(1, 3) : loc.value(1);
    if (!named.isEmpty()) put(loc, named);
  }

  /** Sets the place of the open group, or of the whole item before its first quantity. */
  private void put(Segment at, String named) {
    List<StockDraft> group = group();
    boolean other = group.stream().anyMatch(it -> it.placed);
    if (drafts().isEmpty() && !invOpens && place.isEmpty()) place = named;
    else if (group.isEmpty() || other)
      findings.note(
          at,
          null,
          FaultCode.MEANING_UNKNOWN,
          "A quantity is kept with one place: " + named + " is not kept.",
          "每个数量只保存一个地点，" + named + " 未保存。");
    else group.forEach(it -> it.put(named));
  }

  /** A quantity under construction. */
  static final class StockDraft {
    final String meaning;
    final int segment;
    final Segment at;
    final Quantity quantity;
    final String unit;
    private final Codes codes;
    String direction = "";
    String inventory = "";
    String place = "";
    boolean placed;

    /** "" if nothing is stated for this quantity alone. */
    String batch = "";

    String site = "";
    String owner = "";

    /** Null if the date of the report applies. */
    Dates.@Nullable When counted;

    /** Takes a QTY, whose first element is the meaning. */
    StockDraft(Segment at, Quantity quantity, String unit, Codes codes) {
      this.meaning = at.value(0);
      this.segment = at.number();
      this.at = at;
      this.quantity = quantity;
      this.unit = unit;
      this.codes = codes;
    }

    Stock whole(LineDraft of) {
      return new Stock(
          meaning,
          NormalizedText.orNull(direction),
          NormalizedText.orNull(inventory),
          NormalizedText.orNull(place),
          quantity,
          unit,
          NormalizedText.orNull(owner.isEmpty() ? of.stockOwner : owner),
          NormalizedText.orNull(site.isEmpty() ? of.stockSite : site));
    }

    /** The element's name in the standard of the report. */
    String element(String edifact, String x12) {
      return codes == Codes.X12 ? x12 : edifact;
    }

    /** NAD 3035 of this quantity. */
    void party(String role, String named) {
      switch (role) {
        case "WH", "SF" -> site = named;
        case "GO" -> owner = named;
        default -> {}
      }
    }

    void put(String named) {
      place = named;
      placed = true;
    }
  }
}
