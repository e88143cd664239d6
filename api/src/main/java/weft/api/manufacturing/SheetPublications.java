package weft.api.manufacturing;

import static java.util.Objects.requireNonNullElse;

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
import weft.language.Text;
import weft.manufacturing.ParameterLimits;
import weft.manufacturing.ParameterSheet;
import weft.manufacturing.ParameterSheetCommand.PublishParameterSheet;
import weft.manufacturing.ParameterSheetEvent;
import weft.manufacturing.ParameterSheetId;
import weft.manufacturing.SheetStep;
import weft.measure.Quantity;
import weft.party.PartyCode;

/** Checks parameter sheets that a supplier publishes, from a request or from a spreadsheet. */
@Component
class SheetPublications {
  private static final int HIGHEST_STEP = 99_999;

  private final ReadContexts readings;
  private final KeptUnits units;

  SheetPublications(ReadContexts readings, KeptUnits units) {
    this.readings = readings;
    this.units = units;
  }

  /** Returns the supplier that may publish parameter sheets; 403 for other callers. */
  PartyCode supplier(Caller caller) {
    caller.require(Role.PRODUCTION, Role.QUALITY);
    return readings.sideScope(caller, "supplier").party();
  }

  ParameterSheetId sheet(PartyCode supplier, SheetPublication body) {
    return new ParameterSheetId(supplier, Body.name(body.code(), "/code"));
  }

  PublishParameterSheet command(PartyCode supplier, SheetPublication body) {
    var read = new BodyParts();
    var sheet = read.read(() -> sheet(supplier, body));
    var part = read.read(() -> Body.name(body.part(), "/part"));
    Predicate<String> kept =
        KeptUnits.once(unit -> sheet.isSound() && kept(sheet.get()).test(unit));
    var steps = read.read(() -> Body.list(body.steps(), "/steps", (it, at) -> step(it, at, kept)));
    read.end();
    return new PublishParameterSheet(sheet.get(), part.get(), steps.get());
  }

  private Predicate<String> kept(ParameterSheetId sheet) {
    return units.of(
        sheet.stream(), ParameterSheet.NEW, ParameterSheetEvent.class, SheetPublications::units);
  }

  private static Stream<String> units(ParameterSheet sheet) {
    return sheet.steps().stream()
        .flatMap(it -> it.parameters().stream())
        .map(ParameterLimits::unit);
  }

  private static SheetStep step(SheetPublication.Step it, String at, Predicate<String> kept) {
    var read = new BodyParts();
    var number = read.read(() -> stepNumber(it.step(), at + "/step"));
    var names = read.read(() -> names(it.names(), at + "/names"));
    var machine = read.read(() -> Body.optionalText(it.machine(), at + "/machine", 70));
    var tool = read.read(() -> Body.optionalText(it.tool(), at + "/tool", 70));
    var parameters =
        read.read(
            () ->
                Body.list(
                    requireNonNullElse(it.parameters(), List.of()),
                    at + "/parameters",
                    (one, place) -> parameter(one, place, kept)));
    read.end();
    return new SheetStep(number.get(), names.get(), machine.get(), tool.get(), parameters.get());
  }

  /** A parameter of a sheet that may keep it in a unit that is in no list. */
  ParameterLimits parameter(ParameterSheetId sheet, SheetPublication.Parameter it, String at) {
    return parameter(it, at, kept(sheet));
  }

  private static ParameterLimits parameter(
      SheetPublication.Parameter it, String at, Predicate<String> kept) {
    var read = new BodyParts();
    var name = read.read(() -> Body.name(it.name(), at + "/name"));
    var unit = read.read(() -> Body.unit(it.unit(), at + "/unit", kept));
    var nominal = read.read(() -> value(it.nominal(), at + "/nominal"));
    var minimum = read.read(() -> value(it.minimum(), at + "/minimum"));
    var maximum = read.read(() -> value(it.maximum(), at + "/maximum"));
    read.end();
    return new ParameterLimits(name.get(), unit.get(), nominal.get(), minimum.get(), maximum.get());
  }

  private static @Nullable Quantity value(@Nullable Quantity given, String pointer) {
    return given == null ? null : Body.quantity(given, pointer);
  }

  /** The number of a step: 1 to 99,999. */
  static int stepNumber(@Nullable Integer given, String pointer) {
    int step = Body.required(given, pointer);
    if (step >= 1 && step <= HIGHEST_STEP) return step;
    throw Body.faulty(
        "step-out-of-range",
        pointer,
        new Text("A step is a number from 1 to 99999.", "工序号应为 1 至 99999。"));
  }

  /** The names of a step in both languages. */
  static Text names(@Nullable Text given, String pointer) {
    Text names = Body.required(given, pointer);
    var read = new BodyParts();
    var en = read.read(() -> Body.text(names.en(), pointer + "/en", 200));
    var zh = read.read(() -> Body.text(names.zh(), pointer + "/zh", 200));
    read.end();
    return new Text(en.get(), zh.get());
  }
}
