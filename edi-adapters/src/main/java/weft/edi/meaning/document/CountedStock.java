package weft.edi.meaning.document;

import static weft.edi.meaning.words.NormalizedText.orNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Function;
import weft.edi.meaning.document.StockReport.StockDraft;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.reader.text.Segment;
import weft.event.StreamCommand;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.stock.ReportedCount;
import weft.stock.ReportedIn;
import weft.stock.StockCategory;
import weft.stock.StockCommand.ReportStock;
import weft.stock.StockId;
import weft.stock.StockKey;

/**
 * Translates a stock report (INVRPT, 846) to stock counts of its sender, one for each quantity on
 * hand. A report in which no line states a quantity on hand counts nothing.
 */
final class CountedStock {
  private final DocumentDraft draft;
  private final BusinessDocument document;
  private final Segment header;
  private final Correspondents correspondents;
  private final MeaningFindings findings;

  CountedStock(
      DocumentDraft draft,
      BusinessDocument document,
      Segment header,
      Correspondents correspondents,
      MeaningFindings findings) {
    this.draft = draft;
    this.document = document;
    this.header = header;
    this.correspondents = correspondents;
    this.findings = findings;
  }

  /** One quantity with its stock and place in the hub's terms. */
  private record Counted(LineDraft line, StockDraft at, StockId stock, ReportedCount count) {
    /** The report with the moment of this quantity. */
    private ReportedIn in(ReportedIn report) {
      var said = at.counted;
      return said == null
          ? report
          : new ReportedIn(report.number(), said.day(), said.time(), report.segment());
    }

    private Place place() {
      return new Place(stock, count.key());
    }
  }

  private record Place(StockId stock, StockKey key) {}

  /** One command for each part at each site, from the right lines. */
  List<StreamCommand> commands() {
    if (document.function() == Function.COPY || document.function() == Function.CANCELLATION)
      return List.of();
    List<LineDraft> lines = draft.goods();
    if (lines.isEmpty() && document.lineCount() > 0) tooLong();
    if (lines.stream().noneMatch(it -> OnHand.isSaid(it.stocks))) return List.of();
    LocalDate day = draft.counted == null ? correspondents.prepared() : draft.counted;
    if (day == null) {
      findings.error(
          header,
          null,
          FaultCode.VALUE_MISSING,
          "The report does not state its date.",
          "报告未说明库存日期。");
      return List.of();
    }
    var report = new ReportedIn(document.number(), day, draft.countedTime, null);
    return commands(right(lines, report), report);
  }

  /** Whether all faults that prevent applying the report concern single lines. */
  boolean areOnlyItemsWrong() {
    int first = draft.goods().stream().mapToInt(it -> it.segment).min().orElse(Integer.MAX_VALUE);
    return findings.all().stream().filter(Fault::forbids).allMatch(it -> it.segment() >= first);
  }

  private void tooLong() {
    findings.note(
        header,
        null,
        FaultCode.MEANING_UNKNOWN,
        "The report has more than %d lines: it was kept, but no stock is counted by it."
            .formatted(BusinessDocument.MOST_LINES),
        "报告超过 %d 行：已保存，不作为盘点。".formatted(BusinessDocument.MOST_LINES));
  }

  /** The quantities of lines without faults. */
  private List<Counted> right(List<LineDraft> lines, ReportedIn report) {
    var places = new StockPlaces(draft, document.partnership(), correspondents);
    var parts = new StockParts(lines, document.partnership(), correspondents, findings);
    Set<LineDraft> wrong = wrong(lines);
    List<Counted> counted = new ArrayList<>();
    for (LineDraft line : lines) {
      if (wrong.contains(line)) continue;
      int before = findings.size();
      List<Counted> said = counted(line, places, parts);
      if (findings.errors(before)) wrong.add(line);
      else counted.addAll(said);
    }
    Map<Place, List<Counted>> each = new LinkedHashMap<>();
    counted.forEach(it -> each.computeIfAbsent(it.place(), _ -> new ArrayList<>()).add(it));
    for (List<Counted> same : each.values())
      if (same.size() > 1)
        for (Counted it : same) {
          wrong.add(it.line());
          twice(it, same);
        }
    Map<StockId, ReportedIn> moments = new HashMap<>();
    for (Counted it : counted) {
      ReportedIn first = moments.putIfAbsent(it.stock(), it.in(report));
      if (first == null || first.equals(it.in(report))) continue;
      wrong.add(it.line());
      atOtherMoments(it);
    }
    return counted.stream().filter(it -> !wrong.contains(it.line())).toList();
  }

  /** The lines in which reading found faults. */
  private Set<LineDraft> wrong(List<LineDraft> lines) {
    Set<LineDraft> wrong = new HashSet<>();
    for (Fault it : findings.all()) {
      if (!it.forbids()) continue;
      LineDraft in = null;
      for (LineDraft line : lines) if (line.segment <= it.segment()) in = line;
      if (in != null) wrong.add(in);
    }
    return wrong;
  }

  private List<Counted> counted(LineDraft line, StockPlaces places, StockParts parts) {
    StockParts.Part part = parts.of(line);
    List<OnHand> onHand = part == null ? List.of() : new OnHands(line, part, findings).all();
    List<Counted> counted = new ArrayList<>();
    for (OnHand it : onHand) {
      StockPlaces.At at = places.of(line, it.at(), findings);
      if (at == null || part == null) continue;
      boolean ofSupplier = places.isOfSupplier();
      // As with receipts: a buyer bought its stock, so it is raw material.
      var category = ofSupplier ? StockCategory.FINISHED : StockCategory.RAW;
      var key =
          new StockKey(at.owner(), category, it.status(), line.batch(it.at()), orNull(at.place()));
      counted.add(
          new Counted(
              line,
              it.at(),
              new StockId(places.holder(), at.site(), part.number()),
              new ReportedCount(
                  key, it.quantity(), it.unit(), it.at().segment, OnHand.isUnusable(it.at()))));
    }
    return counted;
  }

  /** With different moments, the hub cannot tell which count covers all batches and places. */
  private void atOtherMoments(Counted it) {
    findings.error(
        it.at().at,
        null,
        FaultCode.DATE_INVALID,
        "The report counts part %s at one site as of different moments."
            .formatted(it.stock().part()),
        "报告对零件 %s 在同一工厂的库存给出了不同的盘点时点。".formatted(it.stock().part()));
  }

  private void twice(Counted it, List<Counted> all) {
    List<String> lines = all.stream().map(one -> one.line().number).distinct().toList();
    String named = String.join(", ", lines);
    findings.error(
        it.at().at,
        null,
        FaultCode.ITEM_REPEATED,
        "The same stock of part %s is stated more than once (lines %s)."
            .formatted(it.stock().part(), named),
        "零件 %s 的同一库存被多次报告（行 %s）。".formatted(it.stock().part(), named));
  }

  private static List<StreamCommand> commands(List<Counted> counted, ReportedIn report) {
    Map<String, StockId> streams = new TreeMap<>();
    Map<StockId, List<ReportedCount>> counts = new HashMap<>();
    Map<StockId, ReportedIn> moments = new HashMap<>();
    for (Counted it : counted) {
      moments.put(it.stock(), it.in(report));
      streams.put(it.stock().stream(), it.stock());
      counts.computeIfAbsent(it.stock(), _ -> new ArrayList<>()).add(it.count());
    }
    List<StreamCommand> commands = new ArrayList<>();
    for (StockId it : streams.values())
      commands.add(
          new ReportStock(
              it, counts.getOrDefault(it, List.of()), moments.getOrDefault(it, report), null));
    return List.copyOf(commands);
  }
}
