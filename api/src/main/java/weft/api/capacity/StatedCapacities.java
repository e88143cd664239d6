package weft.api.capacity;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.asking.Body;
import weft.api.asking.BodyParts;
import weft.api.asking.KeptUnits;
import weft.api.reading.ReadContexts;
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
  private final ReadContexts readings;
  private final NamedParties parties;
  private final KeptUnits units;

  StatedCapacities(ReadContexts readings, NamedParties parties, KeptUnits units) {
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
    var read = new BodyParts();
    var site = read.read(() -> parties.site(supplier, body.site(), "/site"));
    var names = read.read(() -> names(body.names()));
    var unit = read.read(() -> Body.unit(body.unit(), "/unit", kept(group)));
    var weeks =
        read.read(
            () ->
                Body.list(
                    requireNonNullElse(body.weeks(), List.of()), "/weeks", StatedCapacities::week));
    var parts =
        read.read(
            () ->
                Body.list(
                    requireNonNullElse(body.parts(), List.of()), "/parts", StatedCapacities::part));
    var buyers = read.read(() -> parties.buyers(supplier, body.buyers(), "/buyers"));
    read.end();
    return new Capacity(
        site.get(), names.get(), unit.get(), weeks.get(), parts.get(), buyers.get());
  }

  private static Text names(@Nullable Text given) {
    Text names = Body.required(given, "/names");
    var read = new BodyParts();
    var en = read.read(() -> Body.text(names.en(), "/names/en", 200));
    var zh = read.read(() -> Body.text(names.zh(), "/names/zh", 200));
    read.end();
    return new Text(en.get(), zh.get());
  }

  private Predicate<String> kept(CapacityGroupId group) {
    return units.of(
        group.stream(),
        CapacityGroup.NEW,
        CapacityGroupEvent.class,
        it -> Stream.ofNullable(it.capacity()).map(Capacity::unit));
  }

  private static CapacityWeek week(StatedCapacity.OfWeek it, String at) {
    var read = new BodyParts();
    var week = read.read(() -> week(it.week(), at + "/week"));
    var actual = read.read(() -> Body.amount(it.actual(), at + "/actual"));
    var agreed =
        read.read(() -> it.agreed() == null ? null : Body.amount(it.agreed(), at + "/agreed"));
    var maximum = read.read(() -> Body.amount(it.maximum(), at + "/maximum"));
    read.end();
    return new CapacityWeek(week.get(), actual.get(), agreed.get(), maximum.get());
  }

  private static Week week(@Nullable Week given, String pointer) {
    Week week = Body.required(given, pointer);
    Body.day(week.monday(), pointer); // within the years that any day is
    return week;
  }

  private static PartLoad part(StatedCapacity.OfPart it, String at) {
    var read = new BodyParts();
    var part = read.read(() -> Body.name(it.part(), at + "/part"));
    var factor = read.read(() -> factor(it.factor(), at + "/factor"));
    read.end();
    return new PartLoad(part.get(), factor.get());
  }

  private static BigDecimal factor(@Nullable BigDecimal given, String pointer) {
    return Body.quantity(new Quantity(Body.required(given, pointer)), pointer).amount();
  }
}
