package weft.projections.balance.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Recorded;
import weft.history.follow.View;
import weft.history.follow.ViewTable;
import weft.material.MaterialDemandEvent;
import weft.ordering.LineAnswer;
import weft.ordering.Order;
import weft.ordering.ProposalDecision;
import weft.ordering.PurchaseOrderEvent;
import weft.ordering.PurchaseOrderEvent.OrderAnswered;
import weft.ordering.PurchaseOrderEvent.OrderCancelled;
import weft.ordering.PurchaseOrderEvent.OrderChanged;
import weft.ordering.PurchaseOrderEvent.OrderContradicted;
import weft.ordering.PurchaseOrderEvent.OrderDespatched;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;
import weft.ordering.PurchaseOrderEvent.ProposalsDecided;
import weft.parts.PartAgreementEvent;
import weft.parts.PartAgreementEvent.PartAgreed;
import weft.party.PartyCode;
import weft.production.ProductionScheduleEvent;
import weft.projections.balance.change.NamedPart.Line;
import weft.projections.balance.change.PartChange.Source;
import weft.projections.rows.Columns;
import weft.scheduling.DeliveryScheduleEvent;
import weft.scheduling.DeliveryScheduleEvent.CallOffsCommitted;
import weft.scheduling.DeliveryScheduleEvent.ShortfallAnnounced;
import weft.shipment.Despatch;
import weft.shipment.ShipmentEvent;
import weft.shipment.ShipmentEvent.DifferenceSettled;
import weft.shipment.ShipmentEvent.GoodsReturned;
import weft.shipment.ShipmentEvent.ReturnTakenBack;
import weft.shipment.ShipmentEvent.SettlementProposed;
import weft.shipment.ShipmentEvent.ShipmentAnnounced;
import weft.shipment.ShipmentEvent.ShipmentCancelled;
import weft.shipment.ShipmentEvent.ShipmentContradicted;
import weft.shipment.ShipmentEvent.ShipmentReceived;
import weft.shipment.ShipmentEvent.ShipmentReplaced;
import weft.stock.StockEvent;

/**
 * Records, for each event that may change balances, the parts and parties concerned: tables {@code
 * part_change} and {@code named_part}. The hub uses them to decide whether a computed balance is
 * still valid.
 */
public final class PartChanges implements View {
  private static final Columns<PartChange> ROWS = Columns.of(PartChange.class);

  /** For an event that names no second number. */
  private static final String NONE = "";

  private static final String ADD =
      "insert into part_change (%s) %s".formatted(ROWS.names(), ROWS.rows());

  @Override
  public String name() {
    return "part-changes";
  }

  @Override
  public List<ViewTable> tables() {
    return List.of(ViewTable.appended("part_change"), ViewTable.appended("named_part"));
  }

  @Override
  public Set<Class<?>> events() {
    return Set.of(
        DeliveryScheduleEvent.class,
        PurchaseOrderEvent.class,
        ShipmentEvent.class,
        PartAgreementEvent.class,
        StockEvent.class,
        ProductionScheduleEvent.class,
        MaterialDemandEvent.class);
  }

  @Override
  public void write(JdbcClient db, List<Recorded> batch) {
    Set<Line> referred = new LinkedHashSet<>();
    for (Recorded it : batch) referred.addAll(referred(it));
    var found = new Found(NamedPart.of(db, referred));
    for (Recorded it : batch) found.add(it);
    NamedPart.write(db, found.named);
    ROWS.write(db, ADD, List.copyOf(found.changes));
  }

  /** The lines that an event refers to without naming their parts. */
  private static List<Line> referred(Recorded recorded) {
    String stream = recorded.stream();
    List<Line> all = List.of(new Line(stream, null));
    return switch (recorded.payload()) {
      case OrderAnswered it -> lines(stream, it.answers().stream().map(LineAnswer::line).toList());
      case ProposalsDecided it ->
          lines(stream, it.decisions().stream().map(ProposalDecision::line).toList());
      case OrderDespatched it ->
          lines(stream, it.lines().stream().map(OrderDespatched.Sent::line).toList());
      case OrderChanged it when it.head() != null -> all;
      case OrderChanged it -> {
        List<String> lines = new ArrayList<>(it.removed());
        it.lines().forEach(line -> lines.add(line.line()));
        yield lines(stream, lines);
      }
      case OrderCancelled _, ShipmentReplaced _, ShipmentCancelled _, ShipmentReceived _ -> all;
      default -> List.of();
    };
  }

  private static List<Line> lines(String stream, List<String> lines) {
    return lines.stream().map(it -> new Line(stream, it)).toList();
  }

  /** The parts found in the events of a batch. */
  private static final class Found {
    private final Set<PartChange> changes = new LinkedHashSet<>();
    private final List<NamedPart> named = new ArrayList<>();
    private final Map<String, Map<String, Set<String>>> known = new HashMap<>();

    Found(List<NamedPart> before) {
      before.forEach(this::know);
    }

    private void know(NamedPart it) {
      Set<String> parts =
          known
              .computeIfAbsent(it.stream(), _ -> new HashMap<>())
              .computeIfAbsent(it.line(), _ -> new TreeSet<>());
      parts.add(it.part());
      if (it.supplierPart() != null) parts.add(it.supplierPart());
    }

    void add(Recorded recorded) {
      long at = recorded.position();
      switch (recorded.payload()) {
        case DeliveryScheduleEvent it -> {
          var id = it.schedule();
          boolean answers = it instanceof CallOffsCommitted || it instanceof ShortfallAnnounced;
          both(
              id.buyer(),
              id.supplier(),
              Set.of(id.part()),
              at,
              answers ? Source.ANSWER : Source.RELEASE);
        }
        case PurchaseOrderEvent it -> order(it, recorded);
        case ShipmentEvent it -> shipment(it, recorded);
        case PartAgreed it -> {
          var id = it.agreement();
          both(
              id.buyer(),
              id.supplier(),
              id.part(),
              it.terms().supplierPart(),
              at,
              Source.AGREEMENT);
        }
        case StockEvent it ->
            own(it.stock().holder(), it.stock().part(), it.stock().site(), at, Source.STOCK);
        case ProductionScheduleEvent it ->
            own(
                it.schedule().supplier(),
                it.schedule().part(),
                it.schedule().site(),
                at,
                Source.OUTPUT);
        case MaterialDemandEvent it ->
            own(it.demand().buyer(), it.demand().part(), it.demand().site(), at, Source.DEMAND);
        default ->
            throw new IllegalArgumentException("No balance is made of " + recorded.payload());
      }
    }

    private void order(PurchaseOrderEvent event, Recorded recorded) {
      if (event instanceof OrderContradicted) return;
      PartyCode buyer = event.order().buyer();
      PartyCode supplier = event.supplier();
      List<Order.Line> lines =
          switch (event) {
            case OrderPlaced it -> it.placed().lines();
            case OrderChanged it -> it.lines();
            case OrderAnswered _,
                ProposalsDecided _,
                OrderDespatched _,
                OrderCancelled _,
                OrderContradicted _ ->
                List.of();
          };
      both(buyer, supplier, known(recorded), recorded.position(), Source.ORDER);
      for (Order.Line it : lines) {
        both(buyer, supplier, it.part(), it.supplierPart(), recorded.position(), Source.ORDER);
        name(recorded, it.line(), it.part(), it.supplierPart(), buyer, supplier);
      }
    }

    private void shipment(ShipmentEvent event, Recorded recorded) {
      Despatch despatch =
          switch (event) {
            case ShipmentAnnounced it -> it.despatch();
            case ShipmentReplaced it -> it.despatch();
            case ShipmentCancelled _, ShipmentReceived _ -> null;
            case ShipmentContradicted _,
                SettlementProposed _,
                DifferenceSettled _,
                GoodsReturned _,
                ReturnTakenBack _ ->
                null;
          };
      if (event instanceof ShipmentContradicted) return;
      PartyCode buyer = event.shipment().buyer();
      PartyCode supplier = event.shipment().supplier();
      both(buyer, supplier, known(recorded), recorded.position(), Source.SHIPMENT);
      if (despatch == null) return;
      int line = 1;
      for (var it : despatch.lines()) {
        both(buyer, supplier, it.part(), it.supplierPart(), recorded.position(), Source.SHIPMENT);
        name(recorded, Integer.toString(line++), it.part(), it.supplierPart(), buyer, supplier);
      }
    }

    /** The parts of the lines that the event refers to. */
    private Set<String> known(Recorded recorded) {
      Set<String> parts = new TreeSet<>();
      Map<String, Set<String>> ofStream = known.getOrDefault(recorded.stream(), Map.of());
      for (Line it : referred(recorded))
        if (it.line() == null) ofStream.values().forEach(parts::addAll);
        else parts.addAll(ofStream.getOrDefault(it.line(), Set.of()));
      return parts;
    }

    private void name(
        Recorded recorded,
        String line,
        String part,
        @Nullable String supplierPart,
        PartyCode buyer,
        PartyCode supplier) {
      var it =
          new NamedPart(
              recorded.stream(),
              line,
              recorded.position(),
              part,
              supplierPart,
              buyer.value(),
              supplier.value());
      Set<String> before =
          known.getOrDefault(recorded.stream(), Map.of()).getOrDefault(line, Set.of());
      if (before.contains(part) && (supplierPart == null || before.contains(supplierPart))) return;
      know(it);
      named.add(it);
    }

    private void both(
        PartyCode buyer,
        PartyCode supplier,
        String part,
        @Nullable String supplierPart,
        long at,
        Source source) {
      for (PartyCode it : List.of(buyer, supplier)) {
        if (supplierPart == null || supplierPart.equals(part)) {
          add(it, part, at, source, null, NONE);
        } else {
          add(it, part, at, source, null, supplierPart);
          add(it, supplierPart, at, source, null, part);
        }
      }
    }

    private void both(
        PartyCode buyer, PartyCode supplier, Set<String> parts, long at, Source source) {
      for (String part : parts) both(buyer, supplier, part, null, at, source);
    }

    private void own(PartyCode owner, String part, String site, long at, Source source) {
      add(owner, part, at, source, site, NONE);
    }

    private void add(
        PartyCode viewer,
        String part,
        long at,
        Source source,
        @Nullable String site,
        String other) {
      changes.add(new PartChange(viewer.value(), part, at, source.text(), site, other));
    }
  }
}
