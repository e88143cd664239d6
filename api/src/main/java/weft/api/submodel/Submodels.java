package weft.api.submodel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.balance.reading.BalanceReading;
import weft.api.problem.Problem;
import weft.api.reading.Ids;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.language.Text;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.party.DirectoryView;

/**
 * The data that two partners share about a part or a capacity group, as Catena-X submodels. Access
 * rules and data are those of the rest of the API.
 */
@RestController
@RequestMapping("/api/v1/submodels")
class Submodels {
  private static final List<Aspect> ASPECTS =
      List.of(
          new ItemStock(),
          new PlannedProductionOutput(),
          new ShortTermMaterialDemand(),
          new DeliveryInformation(),
          new DaysOfSupply(),
          new WeekBasedMaterialDemand(),
          new WeekBasedCapacityGroup());

  private final ReadContexts readings;
  private final BalanceReading balances;
  private final DirectoryView directory;
  private final Clock clock;

  Submodels(ReadContexts readings, BalanceReading balances, DirectoryView directory, Clock clock) {
    this.readings = readings;
    this.balances = balances;
    this.directory = directory;
    this.clock = clock;
  }

  @Operation(
      operationId = "getSubmodel",
      summary =
          "A part between two partners as a Catena-X aspect: ItemStock, PlannedProductionOutput,"
              + " ShortTermMaterialDemand, DeliveryInformation, DaysOfSupply,"
              + " WeekBasedMaterialDemand; or a capacity group: WeekBasedCapacityGroup.")
  @ApiResponse(
      responseCode = "200",
      description = "Follows the JSON schema of the aspect model; quantities are numbers.",
      headers =
          @Header(
              name = LeftOut.HEADER,
              description =
                  "Data that the standard cannot express and the answer omits, such as"
                      + " place-missing;shipment=\"LS-7\" (RFC 9651). If absent, the answer is"
                      + " complete.",
              schema = @Schema(type = "string")),
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  @GetMapping("/{aspect}/$value")
  ResponseEntity<Object> value(
      Caller caller,
      @PathVariable @Parameter(description = "The aspect's name, such as ItemStock.") String aspect,
      @ParameterObject RowQuery look,
      @RequestParam(required = false)
          @Parameter(description = "The partner: a party's code. Always required.")
          @Nullable String partner,
      @RequestParam(required = false)
          @Parameter(description = "The part: the caller's own number. Not for a group.")
          @Nullable String part,
      @RequestParam(required = false) @Parameter(description = "The capacity group: its uuid.")
          @Nullable UUID group,
      @RequestParam(required = false)
          @Parameter(
              description =
                  "Whose data, if both partners have some: the caller's code or the partner's."
                      + " Default: the caller's own, if it has some.")
          @Nullable String provider) {
    caller.requireParty();
    Aspect asked =
        ASPECTS.stream()
            .filter(it -> it.name().equals(aspect))
            .findFirst()
            .orElseThrow(Ids::notFound);
    if (partner == null) throw missing("partner");
    PartyCode of = provider == null ? null : code(provider).orElseThrow(Ids::notFound);
    PartnerPair partners = between(caller, partner, look);
    Object said = asked.of(partners, new Aspect.Asked(part, group, of));
    partners.leftOut().requireAnySaid();
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
    partners.leftOut().header().ifPresent(it -> answer.header(LeftOut.HEADER, it));
    return answer.body(said);
  }

  /**
   * Uses the requested side, otherwise the caller's first side with that partner; 404 without any.
   */
  private PartnerPair between(Caller caller, String partner, RowQuery look) {
    PartyCode party = caller.requireParty();
    PartyCode other = code(partner).orElseThrow(Ids::notFound);
    PartyScope.Role wanted =
        look.as() == null ? null : readings.sideScope(caller, look.as()).role();
    Side side =
        caller.sides().stream()
            .filter(it -> wanted == null || wanted == PartyScope.of(party, it).role())
            .filter(it -> directory.profile(between(party, other, it)).isPresent())
            .findFirst()
            .orElseThrow(Ids::notFound);
    ReadContext reading = balances.reading(caller, side, look.asOf(), look.atLeast());
    return new PartnerPair(
        between(party, other, side),
        side,
        reading,
        reading.asOf() == null ? clock.instant() : reading.asOf(),
        readings,
        balances,
        directory,
        new LeftOut());
  }

  private static Partnership between(PartyCode party, PartyCode partner, Side side) {
    return side == Side.BUYER ? new Partnership(party, partner) : new Partnership(partner, party);
  }

  private static Optional<PartyCode> code(String code) {
    try {
      return Optional.of(new PartyCode(code));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static RuntimeException missing(String parameter) {
    return Problem.parameter(
        parameter,
        new Text("The parameter " + parameter + " is required.", "缺少参数 " + parameter + "。"));
  }
}
