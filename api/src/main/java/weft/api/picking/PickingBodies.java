package weft.api.picking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.asking.Body;
import weft.api.asking.BodyParts;
import weft.api.party.ActingPerson;
import weft.api.security.Caller;
import weft.api.sharing.NamedParties;
import weft.language.Text;
import weft.party.PartyCode;
import weft.party.PersonCode;
import weft.picking.Picking;
import weft.picking.PickingCommand.OpenPicking;
import weft.picking.PickingCommand.ScanPicking;
import weft.picking.PickingId;
import weft.picking.PickingLine;

/** Reads the bodies of requests about pickings. */
@Component
class PickingBodies {
  /** A scanner may keep scans without network for as long. */
  private static final Duration KEPT_BY_SCANNERS = Duration.ofHours(24);

  /** ASCII group, record and end separators, which labels contain. */
  private static final String SEPARATORS = "\u001d\u001e\u0004";

  private final NamedParties parties;
  private final ActingPerson persons;
  private final Clock clock;

  PickingBodies(NamedParties parties, ActingPerson persons, Clock clock) {
    this.parties = parties;
    this.persons = persons;
    this.clock = clock;
  }

  OpenPicking open(Caller caller, PartyCode supplier, NewPicking body) {
    var read = new BodyParts();
    var number = read.read(() -> Body.name(body.number(), "/number"));
    var site = read.read(() -> parties.site(supplier, body.site(), "/site"));
    var shipment = read.read(() -> Body.optionalText(body.shipment(), "/shipment", 70));
    var lines =
        read.read(() -> Body.list(body.lines(), "/lines", Picking.MOST_LINES, PickingBodies::line));
    read.end();
    return new OpenPicking(
        new PickingId(supplier, site.get(), number.get()),
        shipment.get(),
        lines.get(),
        user(caller));
  }

  /** The calling user; null for a client. */
  static @Nullable PersonCode user(Caller caller) {
    return caller.user() == null ? null : new PersonCode(caller.user());
  }

  private static PickingLine line(NewPicking.Line it, String at) {
    var read = new BodyParts();
    var part = read.read(() -> Body.name(it.part(), at + "/part"));
    var quantity = read.read(() -> Body.amount(it.quantity(), at + "/quantity"));
    var unit = read.read(() -> Body.unit(it.unit(), at + "/unit", _ -> false));
    var batch = read.read(() -> Body.optionalText(it.batch(), at + "/batch", 70));
    var location = read.read(() -> Body.optionalText(it.location(), at + "/location", 70));
    read.end();
    return new PickingLine(part.get(), quantity.get(), unit.get(), batch.get(), location.get());
  }

  ScanPicking scan(Caller caller, PickingId picking, NewScan body) {
    Instant now = clock.instant();
    var read = new BodyParts();
    var line = read.read(() -> Body.required(body.line(), "/line"));
    var code = read.read(() -> code(body.code()));
    var quantity = read.read(() -> Body.amount(body.quantity(), "/quantity"));
    var person = read.read(() -> persons.of(caller, body.person(), "/person"));
    var at = read.read(() -> moment(body.at(), now));
    read.end();
    return new ScanPicking(
        picking,
        line.get(),
        code.get(),
        quantity.get(),
        new PersonCode(person.get().code()),
        at.get(),
        now);
  }

  /** A code of a label may contain separators, which no other text may. */
  private static String code(@Nullable String given) {
    String code = Body.required(given, "/code").strip();
    String plain = code.chars().mapToObj(PickingBodies::plain).reduce("", String::concat);
    var _ = Body.text(plain, "/code", 200);
    return code;
  }

  private static String plain(int letter) {
    return SEPARATORS.indexOf(letter) < 0 ? Character.toString((char) letter) : "-";
  }

  private static Instant moment(@Nullable Instant given, Instant now) {
    if (given == null) return now;
    if (!given.isBefore(now.minus(KEPT_BY_SCANNERS))) return given;
    throw Body.faulty(
        "too-old", "/at", new Text("A scan is reported within 24 hours.", "扫描须在 24 小时内上报。"));
  }
}
