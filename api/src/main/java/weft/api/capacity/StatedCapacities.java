package weft.api.capacity;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import weft.api.asking.Body;
import weft.api.asking.KeptUnits;
import weft.api.reading.Readings;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.api.sharing.NamedParties;
import weft.calendar.Week;
import weft.capacity.Capacity;
import weft.capacity.CapacityGroup;
import weft.capacity.CapacityGroupEvent;
import weft.capacity.CapacityGroupId;
import weft.capacity.CapacityWeek;
import weft.capacity.PartLoad;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.PartyCode;

/**
 * Checks a supplier's statements of capacity groups, from a request or from the rows of a
 * spreadsheet.
 */
@Component
class StatedCapacities {
  private final Readings readings;
  private final NamedParties parties;
  private final KeptUnits units;

  StatedCapacities(Readings readings, NamedParties parties, KeptUnits units) {
    this.readings = readings;
    this.parties = parties;
    this.units = units;
  }

  /** Returns the supplier that may state groups; 403 for other callers. */
  PartyCode supplier(Caller caller) {
    caller.require(Role.PLANNER, Role.SALES, Role.EDI);
    return readings.sideScope(caller, "supplier").party();
  }

  Capacity capacity(CapacityGroupId group, StatedCapacity body) {
    PartyCode supplier = group.supplier();
    Text names = Body.required(body.names(), "/names");
    return new Capacity(
        parties.site(supplier, body.site(), "/site"),
        new Text(Body.text(names.en(), "/names/en", 200), Body.text(names.zh(), "/names/zh", 200)),
        Body.unit(body.unit(), "/unit", kept(group)),
        Body.list(requireNonNullElse(body.weeks(), List.of()), "/weeks", StatedCapacities::week),
        Body.list(requireNonNullElse(body.parts(), List.of()), "/parts", StatedCapacities::part),
        parties.buyers(supplier, body.buyers(), "/buyers"));
  }

  private Predicate<String> kept(CapacityGroupId group) {
    return units.of(
        group.stream(),
        CapacityGroup.NEW,
        CapacityGroupEvent.class,
        it -> Stream.ofNullable(it.capacity()).map(Capacity::unit));
  }

  private static CapacityWeek week(StatedCapacity.OfWeek it, String at) {
    Week week = Body.required(it.week(), at + "/week");
    Body.day(week.monday(), at + "/week"); // within the permitted years
    return new CapacityWeek(
        week,
        Body.amount(it.actual(), at + "/actual"),
        it.agreed() == null ? null : Body.amount(it.agreed(), at + "/agreed"),
        Body.amount(it.maximum(), at + "/maximum"));
  }

  private static PartLoad part(StatedCapacity.OfPart it, String at) {
    BigDecimal factor = Body.required(it.factor(), at + "/factor");
    return new PartLoad(
        Body.name(it.part(), at + "/part"),
        Body.quantity(new Quantity(factor), at + "/factor").amount());
  }
}
