package weft.api.shipment;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import weft.api.paper.Code128;
import weft.api.paper.Paper;
import weft.api.paper.PaperTable;
import weft.api.problem.Language;
import weft.language.Text;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.party.Organization;
import weft.party.Organization.Site;
import weft.projections.balance.cumulative.CumulativeWith;
import weft.projections.shipment.SentLine;
import weft.projections.shipment.ShipmentRow;
import weft.projections.shipment.ShipmentState;
import weft.shipment.HandlingUnit;

/** A delivery note on paper: sender and receiver, lines, packaging, two signatures. */
final class DeliveryNoteSheet {
  private static final float SMALL = 8;
  private static final float PLAIN = 9;
  private static final float LEADING = 12;
  private static final float BAR_HEIGHT = 26;
  private static final float INDENT = 14;
  private static final int DEEPEST = 8;

  private final Paper paper;
  private final DeliveryNote note;
  private final DeliveryNotes.Carriage carriage;
  private final NoteWords words;
  private final ShipmentRow shipment;

  DeliveryNoteSheet(
      Paper paper, DeliveryNote note, DeliveryNotes.Carriage carriage, NoteWords words) {
    this.paper = paper;
    this.note = note;
    this.carriage = carriage;
    this.words = words;
    shipment = note.shipment();
  }

  void write(OutputStream out) throws IOException {
    head();
    parties();
    lines();
    if (!shipment.packages().isEmpty()) packages();
    signatures();
    String name = words.of(NoteWords.TITLE) + " " + shipment.number();
    paper.save(out, name, (page, pages) -> words.of(NoteWords.PAGE, page, pages));
  }

  private void head() {
    paper.text(words.of(NoteWords.TITLE), 12, Paper.LEFT, 12);
    float wide = (Paper.RIGHT - Paper.LEFT) / 2;
    List<Integer> code = Code128.of(shipment.number());
    if (!code.isEmpty()) {
      float module = Math.min(1.1f, (wide - 10) / Paper.width(code, 1));
      paper.bars(code, module, Paper.RIGHT - Paper.width(code, module), 4, BAR_HEIGHT + 6);
    }
    paper.down(18);
    for (String line : paper.wrapped(shipment.number(), 16, wide)) {
      paper.text(line, 16, Paper.LEFT, 16);
      paper.down(20);
    }
    if (shipment.state() == ShipmentState.CANCELLED) {
      paper.text(words.of(NoteWords.CANCELLED), 12, Paper.LEFT, 14);
      paper.down(20);
    }
    paper.down(8);
  }

  private void parties() {
    float middle = Paper.LEFT + (Paper.RIGHT - Paper.LEFT) / 2;
    paper.rule(Paper.LEFT, Paper.RIGHT, 0, 0.8f);
    paper.down(4);
    pair(
        party(NoteWords.SUPPLIER, note.supplier(), shipment.supplier()),
        party(NoteWords.CUSTOMER, note.buyer(), shipment.buyer()),
        middle);
    pair(
        site(NoteWords.SHIP_FROM, note.supplier(), shipment.shipFrom()),
        site(NoteWords.SHIP_TO, note.buyer(), shipment.shipTo()),
        middle);
    pair(
        List.of(words.of(NoteWords.SHIPPED), said(shipment.shipped())),
        List.of(words.of(NoteWords.ARRIVES), said(shipment.arrives())),
        middle);
    String gross = shipment.grossWeight() == null ? null : words.kilograms(shipment.grossWeight());
    Quantity net = note.netWeight();
    if (gross != null || net != null)
      pair(
          List.of(words.of(NoteWords.GROSS_WEIGHT), said(gross)),
          net == null ? List.of() : List.of(words.of(NoteWords.NET_WEIGHT), words.kilograms(net)),
          middle);
    pair(
        List.of(words.of(NoteWords.VEHICLE), byHand(carriage.vehicle())),
        List.of(words.of(NoteWords.DRIVER), byHand(carriage.driver())),
        middle);
    paper.rule(Paper.LEFT, Paper.RIGHT, 0, 0.8f);
    paper.down(14);
  }

  /** A blank to fill in by hand where the value is missing. */
  private static String byHand(@Nullable String said) {
    return said == null ? "_".repeat(28) : said;
  }

  private static String said(@Nullable Object value) {
    return value == null ? "–" : value.toString();
  }

  private List<String> party(Text word, @Nullable Organization of, String code) {
    if (of == null) return List.of(words.of(word), code);
    return List.of(words.of(word), words.of(of.name()), numbered(code, of.gln()));
  }

  private List<String> site(Text word, @Nullable Organization of, @Nullable String code) {
    Site site = DeliveryNote.site(of, code);
    if (site == null) return List.of(words.of(word), said(code));
    List<String> lines = new ArrayList<>();
    lines.add(words.of(word));
    lines.add(words.of(site.name()));
    lines.add(numbered(site.code(), site.gln()));
    if (site.address() != null) lines.addAll(words.address(site.address()));
    return List.copyOf(lines);
  }

  private static String numbered(String code, @Nullable String gln) {
    return gln == null ? code : code + " · GLN " + gln;
  }

  /** Prints two columns; the first line of each is its heading. */
  private void pair(List<String> left, List<String> right, float middle) {
    List<String> ofLeft = fitted(left, middle - Paper.LEFT - 10);
    List<String> ofRight = fitted(right, Paper.RIGHT - middle);
    column(ofLeft, Paper.LEFT);
    column(ofRight, middle);
    paper.down(LEADING * Math.max(ofLeft.size(), ofRight.size()) + 4);
  }

  private List<String> fitted(List<String> lines, float width) {
    List<String> all = new ArrayList<>();
    for (String it : lines) all.addAll(paper.wrapped(it, PLAIN, width));
    return all;
  }

  private void column(List<String> lines, float x) {
    for (int i = 0; i < lines.size(); i++)
      paper.text(lines.get(i), i == 0 ? SMALL : PLAIN, x, LEADING * (i + 0.8f));
  }

  private void lines() {
    var table = new PaperTable(paper, columns());
    table.begin();
    int number = 0;
    for (SentLine it : shipment.lines()) {
      number++;
      table.row(
          List.of(
              List.of(Integer.toString(number)),
              named(it.part()),
              List.of(note.suppliersPart(it)),
              List.of(said(it.batch())),
              reference(it, note.cumulatives().get(number)),
              List.of(it.deliveryNote() == null ? shipment.number() : it.deliveryNote()),
              List.of(it.quantity() + " " + words.unit(it.unit()))));
    }
    for (Map.Entry<String, Quantity> it : totals().entrySet())
      table.row(
          List.of(
              List.of(),
              List.of(words.of(NoteWords.TOTALS)),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(it.getValue() + " " + words.unit(it.getKey()))));
    table.end();
  }

  /**
   * The total of each unit. Different units are never added, but all codes for a piece count as one
   * unit.
   */
  private Map<String, Quantity> totals() {
    Map<String, Quantity> totals = new TreeMap<>();
    for (SentLine it : shipment.lines())
      totals.merge(Units.base(it.unit()), it.quantity(), Quantity::plus);
    return totals;
  }

  private List<PaperTable.Column> columns() {
    return List.of(
        new PaperTable.Column("", 24, false),
        new PaperTable.Column(words.of(NoteWords.CUSTOMERS_PART), 122, false),
        new PaperTable.Column(words.of(NoteWords.SUPPLIERS_PART), 84, false),
        new PaperTable.Column(words.of(NoteWords.BATCH), 66, false),
        new PaperTable.Column(words.of(NoteWords.FOR), 82, false),
        new PaperTable.Column(words.of(NoteWords.NOTE), 68, false),
        new PaperTable.Column(words.of(NoteWords.QUANTITY), 69, true));
  }

  private List<String> named(String part) {
    String name = note.name(part, words.language() == Language.CHINESE);
    return name == null ? List.of(part) : List.of(part, name);
  }

  private List<String> reference(SentLine it, @Nullable CumulativeWith cumulative) {
    List<String> all = new ArrayList<>();
    if (it.order() != null)
      all.add(it.orderLine() == null ? it.order() : it.order() + " / " + it.orderLine());
    else all.add(said(it.agreement()));
    if (it.unloadingPoint() != null) all.add(words.of(NoteWords.UNLOADING, it.unloadingPoint()));
    if (cumulative != null)
      all.add(
          words.of(
              NoteWords.CUMULATIVE, cumulative.quantity() + " " + words.unit(cumulative.unit())));
    return all;
  }

  private void packages() {
    List<HandlingUnit> all = shipment.packages();
    long outer = all.stream().filter(it -> it.within() == null).count();
    paper.need(70);
    paper.down(10);
    paper.text(words.of(NoteWords.PACKAGES, all.size(), outer), 11, Paper.LEFT, 12);
    paper.down(20);
    Map<String, Integer> depths = new HashMap<>();
    Map<String, String> units = new HashMap<>();
    shipment.lines().forEach(it -> units.putIfAbsent(it.part(), it.unit()));
    for (HandlingUnit it : packed(all)) {
      int depth = it.within() == null ? 0 : depths.getOrDefault(it.within(), 0) + 1;
      depths.put(it.label(), depth);
      pack(it, Paper.LEFT + INDENT * Math.min(depth, DEEPEST), units);
    }
  }

  /** Sorts each package directly before the packages within it; none is left out. */
  private static List<HandlingUnit> packed(List<HandlingUnit> all) {
    Map<String, List<HandlingUnit>> within = new HashMap<>();
    for (HandlingUnit it : all)
      if (it.within() != null) within.computeIfAbsent(it.within(), _ -> new ArrayList<>()).add(it);
    Set<HandlingUnit> sorted = new LinkedHashSet<>();
    for (HandlingUnit outer : all) {
      if (outer.within() != null) continue;
      var open = new ArrayDeque<>(List.of(outer));
      while (!open.isEmpty()) {
        HandlingUnit it = open.pop();
        if (sorted.add(it))
          within.getOrDefault(it.label(), List.of()).reversed().forEach(open::push);
      }
    }
    sorted.addAll(all); // packages that a message puts into one that it does not list
    return List.copyOf(sorted);
  }

  private void pack(HandlingUnit it, float x, Map<String, String> units) {
    List<Integer> code =
        it.within() == null && it.hasSscc() ? Code128.ofSscc(it.label()) : List.of();
    float least = code.isEmpty() ? 0 : BAR_HEIGHT + 4;
    float width = Paper.RIGHT - x - (code.isEmpty() ? 0 : Paper.width(code, 1) + 10);
    String label = it.hasSscc() ? "SSCC (00) " + it.label() : it.label();
    String type = it.type() == null ? "" : " · " + it.type();
    String weight = it.grossWeight() == null ? "" : " · " + words.kilograms(it.grossWeight());
    List<String> text = fitted(List.of(label + type + weight), width);
    for (HandlingUnit.Content content : it.contents())
      text.addAll(fitted(held(content, units), width));
    paper.need(Math.max(least, Math.min(LEADING * text.size(), LEADING * 20)));
    if (!code.isEmpty()) paper.bars(code, 1, Paper.RIGHT - Paper.width(code, 1), 0, BAR_HEIGHT);
    float used = 0;
    for (String line : text) {
      paper.need(LEADING);
      paper.text(line, PLAIN, x, LEADING * 0.8f);
      paper.down(LEADING);
      used += LEADING;
    }
    paper.down(Math.max(least - used, 0) + 3);
  }

  private List<String> held(HandlingUnit.Content it, Map<String, String> units) {
    String amount = it.quantity() + " " + words.unit(units.getOrDefault(it.part(), ""));
    String batch = it.batch() == null ? "" : " · " + words.of(NoteWords.BATCH) + " " + it.batch();
    return List.of("– " + it.part() + batch + " · " + amount);
  }

  private void signatures() {
    float middle = Paper.LEFT + (Paper.RIGHT - Paper.LEFT) / 2;
    paper.need(80);
    paper.down(50);
    paper.rule(Paper.LEFT, middle - 20, 0, 0.8f);
    paper.rule(middle, Paper.RIGHT, 0, 0.8f);
    paper.text(words.of(NoteWords.HANDED_OVER), SMALL, Paper.LEFT, 11);
    paper.text(words.of(NoteWords.TAKEN_OVER), SMALL, middle, 11);
  }
}
