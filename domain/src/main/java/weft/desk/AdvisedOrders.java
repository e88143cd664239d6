package weft.desk;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.desk.DespatchEvent.DespatchTold;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Function;
import weft.document.BusinessDocument.Kind;
import weft.event.StreamCommand;
import weft.event.StreamId;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.interchange.StatedAt;
import weft.language.Text;
import weft.ordering.PurchaseOrder;
import weft.ordering.PurchaseOrderCommand.AdviseDespatch;
import weft.ordering.PurchaseOrderEvent;
import weft.ordering.PurchaseOrderId;
import weft.party.Partnership;

/**
 * What a despatch advice tells orders, beside what other messages of its number told before: a
 * replacement takes the place of all of them, an original of what they told the same orders; and
 * one that is taken up late, as its order was placed late, tells nothing that a later one told.
 */
final class AdvisedOrders {
  /** So many orders that are not placed are named. */
  private static final int MOST = 5;

  private final Book book;
  private final String stream;
  private final BusinessDocument advice;
  private final String interchange;
  private final int message;
  private final List<AdviseDespatch> named;
  private final List<DespatchTold> earlier = new ArrayList<>();
  private final List<DespatchTold> later = new ArrayList<>();

  private AdvisedOrders(
      Book book,
      String stream,
      BusinessDocument advice,
      String interchange,
      int message,
      List<StreamCommand> commands) {
    this.book = book;
    this.stream = stream;
    this.advice = advice;
    this.interchange = interchange;
    this.message = message;
    this.named = commands.stream().map(AdviseDespatch.class::cast).toList();
    boolean told = false;
    for (Object event : book.events(stream)) {
      var it = (DespatchTold) event;
      boolean own = it.isOf(interchange, message);
      (told && !own ? later : earlier).add(it);
      told |= own;
    }
  }

  /** Null of what is no despatch advice, or a copy of one, or asks anything else. */
  static @Nullable AdvisedOrders of(
      Book book,
      @Nullable BusinessDocument said,
      String interchange,
      int message,
      List<StreamCommand> commands) {
    String stream = stream(said);
    return stream == null || !commands.stream().allMatch(AdviseDespatch.class::isInstance)
        ? null
        : new AdvisedOrders(book, stream, requireNonNull(said), interchange, message, commands);
  }

  /** Under which messages of its number stand; null of what is no despatch advice. */
  static @Nullable String stream(@Nullable BusinessDocument said) {
    if (said == null
        || said.kind() != Kind.DESPATCH_ADVICE
        || said.function() == Function.COPY
        || said.number().isEmpty()) return null;
    Partnership between = said.partnership();
    return StreamId.of(
        "DespatchAdvice", between.buyer().value(), between.supplier().value(), said.number());
  }

  /** What there is to tell; orders that are no longer named, that nothing was sent of them. */
  List<StreamCommand> commands() {
    if (later.stream().anyMatch(DespatchTold::replaces)) return List.of();
    Set<String> overtaken = orders(later);
    List<StreamCommand> all = new ArrayList<>();
    for (AdviseDespatch it : named) if (!overtaken.contains(it.order().number())) all.add(it);
    Set<String> gone = new TreeSet<>(orders(replaces() ? earlier : own()));
    gone.removeAll(numbers());
    gone.removeAll(overtaken);
    List<StreamCommand> withdrawn = gone.stream().map(this::withdrawn).toList();
    book.openMore(withdrawn.stream().map(StreamCommand::stream).toList());
    all.addAll(withdrawn);
    return List.copyOf(all);
  }

  private StreamCommand withdrawn(String order) {
    Partnership between = advice.partnership();
    var id = new PurchaseOrderId(between.buyer(), order);
    return new AdviseDespatch(id, between.supplier(), advice.number(), List.of(), null);
  }

  /** What it told itself before, read otherwise. */
  private List<DespatchTold> own() {
    return earlier.stream().filter(it -> it.isOf(interchange, message)).toList();
  }

  private boolean replaces() {
    return advice.function() == Function.REPLACEMENT || advice.function() == Function.CANCELLATION;
  }

  private static Set<String> orders(List<DespatchTold> told) {
    Set<String> orders = new LinkedHashSet<>();
    for (DespatchTold it : told) orders.addAll(it.orders());
    return orders;
  }

  private Set<String> numbers() {
    Set<String> numbers = new TreeSet<>();
    for (AdviseDespatch it : named) numbers.add(it.order().number());
    return numbers;
  }

  /** Notes what its message says of which orders, so that others of its number know. */
  void told() {
    DespatchTold now = now();
    List<DespatchTold> own = own();
    if (own.isEmpty() || !own.getLast().equals(now)) book.add(stream, now);
  }

  private DespatchTold now() {
    LocalDate day = advice.shipped() == null ? advice.issued() : advice.shipped();
    return new DespatchTold(
        advice.partnership().buyer(),
        advice.partnership().supplier(),
        advice.number(),
        interchange,
        message,
        replaces(),
        List.copyOf(numbers()),
        day == null ? null : day.getYear(),
        advice.function() == Function.CANCELLATION ? null : DespatchDigest.of(advice));
  }

  /**
   * Why it tells nothing: an original under a number that was used in the same year of despatch
   * says what was sent otherwise than the message that stands. Null where it does not.
   *
   * @param at where its message begins
   */
  @Nullable Fault contradiction(@Nullable StatedAt at) {
    if (advice.function() != Function.ORIGINAL) return null;
    DespatchTold standing =
        Stream.concat(earlier.stream(), later.stream())
            .filter(it -> !it.isOf(interchange, message))
            .reduce((_, last) -> last)
            .orElse(null);
    if (standing == null || !now().isAtOddsWith(standing)) return null;
    var text =
        new Text(
                "Despatch advice %s was sent before with other content; this one was kept and"
                    + " changed nothing.",
                "发货通知 %s 此前已用于不同内容；本报文已保存，未作更改。")
            .with(advice.number());
    return Fault.at(at, FaultCode.CONTRADICTION, Severity.NOTE, text);
  }

  /** Whether an order is placed with the supplier, so that it can be told. */
  boolean isPlaced(StreamCommand told) {
    var it = (AdviseDespatch) told;
    return book.past(it.stream())
        .foldedFrom(PurchaseOrder.NEW, PurchaseOrderEvent.class)
        .isWith(it.supplier());
  }

  /** A note of those that are told once they are placed; null where there is none. */
  @Nullable Fault awaited(List<StreamCommand> told) {
    List<AdviseDespatch> unplaced =
        told.stream()
            .map(AdviseDespatch.class::cast)
            .filter(it -> !it.lines().isEmpty() && !isPlaced(it))
            .toList();
    if (unplaced.isEmpty()) return null;
    List<String> first = unplaced.stream().limit(MOST).map(it -> it.order().number()).toList();
    String numbers = String.join(", ", first) + (unplaced.size() > MOST ? ", …" : "");
    var text =
        new Text(
            "Not placed here yet: " + numbers + ". Each knows what was sent once it is placed.",
            "以下订单尚未在本平台下达：" + numbers + "。下达后将自动计入发货数量。");
    return Fault.at(unplaced.getFirst().at(), FaultCode.ORDER_UNKNOWN, Severity.NOTE, text);
  }
}
