package weft.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import weft.batch.Batch;
import weft.batch.BatchCommand.CertifyBatch;
import weft.batch.BatchCommand.CorrectBatch;
import weft.batch.BatchCommand.DeclareBatch;
import weft.batch.BatchCommand.DivideBatch;
import weft.batch.BatchCommand.FormBatch;
import weft.batch.BatchCommand.FreeBatch;
import weft.batch.BatchEvent;
import weft.batch.BatchId;
import weft.batch.BatchInput;
import weft.certificate.CertificateCommand.IssueCertificate;
import weft.certificate.CertificateCommand.RevokeCertificate;
import weft.certificate.CertificateCommand.SupersedeCertificate;
import weft.certificate.CertificateCommand.SupplementCertificate;
import weft.context.Contexts;
import weft.event.Past;
import weft.event.Refused;
import weft.event.StreamCommand;
import weft.measure.Quantity;
import weft.party.Department;
import weft.party.PartyCode;
import weft.party.PersonCode;
import weft.stock.MovementKind;
import weft.stock.PartStock;
import weft.stock.Portion;
import weft.stock.StockCommand.BookDocument;
import weft.stock.StockEvent;
import weft.stock.StockId;
import weft.stock.StockKey;

/**
 * A random history of one part: each step is one append over all streams that it touches, decided
 * by their real rules, and the same in plain sums.
 */
final class CertifiedHistory {
  private static final PartyCode MAKER = new PartyCode("JIAXIN");
  private static final List<PartyCode> BUYERS =
      List.of(new PartyCode("HENGYUE"), new PartyCode("LINGYUN"));
  private static final String PART = "JX-1";
  private static final StockId STOCK = new StockId(MAKER, "JX1", PART);
  private static final Instant START = Instant.parse("2026-12-01T00:00:00Z");

  /** Reports and takings of a batch, in plain sums. */
  private static final class Sums {
    private final Map<String, Long> reports = new LinkedHashMap<>();
    private final Map<String, Long> certified = new LinkedHashMap<>();
    private long divided;

    private long good() {
      return reports.values().stream().mapToLong(it -> it).sum();
    }

    private long taken() {
      return certified.values().stream().mapToLong(it -> it).sum() + divided;
    }
  }

  /** An issued certificate that stands. */
  private record Standing(PartyCode buyer, String batch, long quantity, boolean takes) {}

  private final Random random;
  private final Map<String, List<Object>> streams = new HashMap<>();
  private final List<Object> ofBatches = new ArrayList<>();
  private final Map<String, Sums> batches = new LinkedHashMap<>();
  private final Map<String, Standing> standing = new LinkedHashMap<>();
  private long shipped;
  private int number;
  private int refused;
  private int supplements;

  CertifiedHistory(Random random) {
    this.random = random;
    batches.put("L-1", new Sums());
    batches.put("L-2", new Sums());
  }

  int refused() {
    return refused;
  }

  int supplements() {
    return supplements;
  }

  /** The events of all batches, in order. */
  List<Object> ofBatches() {
    return ofBatches;
  }

  void step() {
    number++;
    String batch = "L-" + (1 + random.nextInt(2));
    long amount = 1 + random.nextInt(40);
    switch (random.nextInt(10)) {
      case 0, 1 -> report(batch, amount);
      case 2 -> correct(batch, random.nextInt(40));
      case 3 -> split(batch, amount);
      case 4, 5 -> issue(batch, amount);
      case 6 -> supplement(amount);
      case 7 -> replace(amount);
      case 8 -> revoke();
      default -> ship(amount);
    }
  }

  private Sums sums(String batch) {
    return batches.get(batch) == null ? new Sums() : batches.get(batch);
  }

  private boolean has(String batch, long amount) {
    Sums it = sums(batch);
    return !it.reports.isEmpty() && amount <= it.good() - it.taken();
  }

  private void report(String batch, long amount) {
    String source = "WorkOrder:JIAXIN:JX1:W#" + number;
    boolean done =
        append(
            new DeclareBatch(id(batch), Quantity.of(amount), "PCE", source, List.of()),
            booked(MovementKind.RECEIPT, source, batch, amount));
    assertThat(done).isTrue();
    sums(batch).reports.put(source, amount);
  }

  private void correct(String batch, long amount) {
    List<String> known =
        sums(batch).reports.keySet().stream().filter(it -> it.startsWith("WorkOrder")).toList();
    if (known.isEmpty()) return;
    String source = any(known);
    boolean done =
        append(
            new CorrectBatch(id(batch), source, Quantity.of(amount)),
            booked(MovementKind.RECEIPT, source, batch, amount));
    assertThat(done).isTrue();
    sums(batch).reports.put(source, amount);
  }

  private void split(String batch, long amount) {
    boolean takes = has(batch, amount);
    String child = batch + "-" + number;
    boolean done =
        append(
            new DivideBatch(id(batch), id(child), Quantity.of(amount), "PCE"),
            new FormBatch(
                id(child),
                Quantity.of(amount),
                "PCE",
                "Split:" + number,
                List.of(new BatchInput(id(batch), Quantity.of(amount), "PCE"))));
    assertThat(done).isEqualTo(takes);
    if (!done) return;
    sums(batch).divided += amount;
    var its = new Sums();
    its.reports.put("Split:" + number, amount);
    batches.put(child, its);
  }

  private void issue(String batch, long amount) {
    boolean takes = random.nextInt(4) > 0;
    PartyCode buyer = any(BUYERS);
    CertificateContent content = content(buyer, takes ? "3.1" : "2.2", batch, amount, null);
    String its = "Q-" + number;
    boolean done = append(issuing(its, content, null, null));
    assertThat(done).isEqualTo(!takes || has(batch, amount));
    if (done) issued(its, new Standing(buyer, batch, amount, takes));
  }

  private void issued(String its, Standing certificate) {
    standing.put(its, certificate);
    if (certificate.takes()) sums(certificate.batch()).certified.put(its, certificate.quantity());
  }

  private void supplement(long amount) {
    if (standing.isEmpty()) return;
    String other = any(List.copyOf(standing.keySet()));
    Standing of = of(other);
    CertificateContent content = content(of.buyer(), "3.1", of.batch(), amount, certificate(other));
    List<StreamCommand> commands = new ArrayList<>(issuing("Q-" + number, content, null, null));
    commands.add(
        new SupplementCertificate(certificate(other), certificate("Q-" + number), content));
    boolean done = append(commands);
    assertThat(done)
        .as("only goods that the other took")
        .isEqualTo(of.takes() && amount <= of.quantity());
    if (done) supplements++;
  }

  private void replace(long amount) {
    if (standing.isEmpty()) return;
    String other = any(List.copyOf(standing.keySet()));
    Standing of = of(other);
    CertificateContent content = content(of.buyer(), "3.1", of.batch(), amount, null);
    boolean room = has(of.batch(), amount - (of.takes() ? of.quantity() : 0));
    boolean done = append(issuing("Q-" + number, content, other, of));
    assertThat(done).isEqualTo(room);
    if (!done) return;
    over(other, of);
    issued("Q-" + number, new Standing(of.buyer(), of.batch(), amount, true));
  }

  private void revoke() {
    if (standing.isEmpty()) return;
    String other = any(List.copyOf(standing.keySet()));
    Standing of = of(other);
    List<StreamCommand> commands = new ArrayList<>();
    commands.add(
        new RevokeCertificate(
            certificate(other), of.buyer(), "Heat mixed up.", LocalDate.of(2026, 12, 1)));
    if (of.takes()) commands.add(new FreeBatch(id(of.batch()), certificate(other)));
    assertThat(append(commands)).isTrue();
    over(other, of);
  }

  private void over(String its, Standing of) {
    standing.remove(its);
    sums(of.batch()).certified.remove(its);
  }

  private Standing of(String its) {
    Standing it = standing.get(its);
    if (it == null) throw new IllegalStateException(its);
    return it;
  }

  private void ship(long amount) {
    String batch = any(List.of("L-1", "L-2"));
    if (held(batch) < amount) return;
    assertThat(append(booked(MovementKind.ISSUE, "Shipment:" + number, batch, amount))).isTrue();
    shipped += amount;
  }

  /** The commands of an issue, in the order in which a request asks them. */
  private List<StreamCommand> issuing(
      String its, CertificateContent content, @Nullable String replaces, @Nullable Standing old) {
    List<StreamCommand> commands = new ArrayList<>();
    CertificateId before = replaces == null ? null : certificate(replaces);
    commands.add(new IssueCertificate(certificate(its), content, before));
    if (before != null && old != null) {
      commands.add(new SupersedeCertificate(before, old.buyer(), PART, certificate(its)));
      if (old.takes()) commands.add(new FreeBatch(id(old.batch()), before));
    }
    for (GoodsOfBatch it : content.taken())
      commands.add(new CertifyBatch(id(it.batch()), certificate(its), it.quantity(), "PCE"));
    return commands;
  }

  private static CertificateContent content(
      PartyCode buyer,
      String type,
      String batch,
      long amount,
      @Nullable CertificateId supplements) {
    return new CertificateContent(
        buyer,
        CertificateType.of(type),
        LocalDate.of(2026, 12, 1),
        "HY-1",
        PART,
        Quantity.of(amount),
        "PCE",
        List.of(batch),
        null,
        null,
        null,
        List.of(
            new MeasuredResult("Rm", "MPa", null, null, null, new BigDecimal("531"), null, null)),
        new Validation(new PersonCode("P-0008"), null, Department.QUALITY),
        null,
        List.of(new GoodsOfBatch(batch, Quantity.of(amount))),
        null,
        supplements,
        null);
  }

  private BookDocument booked(MovementKind kind, String source, String batch, long amount) {
    List<Portion> lines =
        amount == 0
            ? List.of()
            : List.of(new Portion(StockKey.finished(MAKER, batch), Quantity.of(amount), "PCE"));
    return new BookDocument(STOCK, kind, source, source, lines, START.plusSeconds(60L * number));
  }

  private static BatchId id(String batch) {
    return new BatchId(MAKER, PART, batch);
  }

  private static CertificateId certificate(String number) {
    return new CertificateId(MAKER, number);
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private boolean append(StreamCommand... commands) {
    return append(List.of(commands));
  }

  /** Decides the commands one after another; records all of their events, or none. */
  private boolean append(List<? extends StreamCommand> commands) {
    Map<String, List<Object>> now = new HashMap<>();
    List<Object> more = new ArrayList<>();
    try {
      for (StreamCommand it : commands) {
        List<Object> past =
            now.computeIfAbsent(
                it.stream(), stream -> new ArrayList<>(streams.getOrDefault(stream, List.of())));
        List<?> events = Contexts.TYPES.decide(it, Past.whole(List.copyOf(past)), _ -> {});
        past.addAll(events);
        for (Object each : events) if (each instanceof BatchEvent) more.add(each);
      }
    } catch (Refused e) {
      refused++;
      return false;
    }
    streams.putAll(now);
    ofBatches.addAll(more);
    return true;
  }

  private <S extends weft.event.Rules<?, E, S>, E> S state(
      String stream, S begun, Class<E> events) {
    return Past.whole(streams.getOrDefault(stream, List.of())).foldedFrom(begun, events);
  }

  private long held(String batch) {
    return state(STOCK.stream(), PartStock.NEW, StockEvent.class).holdings().stream()
        .filter(it -> batch.equals(it.key().batch()))
        .mapToLong(it -> it.quantity().amount().longValueExact())
        .sum();
  }

  private Quantity held() {
    return state(STOCK.stream(), PartStock.NEW, StockEvent.class).holdings().stream()
        .map(it -> it.quantity())
        .reduce(Quantity.ZERO, Quantity::plus);
  }

  void requireLikeReference(String where) {
    long reported = 0;
    for (var it : batches.entrySet()) {
      Batch batch = state(id(it.getKey()).stream(), Batch.NEW, BatchEvent.class);
      Sums sums = it.getValue();
      assertThat(batch.good())
          .as("%s, good of %s", where, it.getKey())
          .isEqualTo(Quantity.of(sums.good()));
      assertThat(batch.taken())
          .as("%s, taken of %s", where, it.getKey())
          .isEqualTo(Quantity.of(sums.taken()));
      for (var report : sums.reports.entrySet())
        if (report.getKey().startsWith("WorkOrder")) reported += report.getValue();
    }
    assertThat(held()).as("%s, stock", where).isEqualTo(Quantity.of(reported - shipped));
  }
}
