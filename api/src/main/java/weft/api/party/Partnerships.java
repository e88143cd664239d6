package weft.api.party;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.agreement.PartnershipStream;
import weft.api.reading.Cursor;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.ReadResult;
import weft.api.security.Caller;
import weft.edi.profile.ShippedProfile;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.projections.party.AgreedProfile;

/** The partnerships, and the template profiles. */
@RestController
@RequestMapping("/api/v1")
class Partnerships {
  private static final String LIST = "partnerships";
  private final ReadContexts readings;

  Partnerships(ReadContexts readings) {
    this.readings = readings;
  }

  @Operation(
      operationId = "listPartnerships",
      summary =
          "Lists the partnerships of the caller's party on either side, by buyer and supplier.")
  @GetMapping("/partnerships")
  ResponseEntity<Page<PartnershipItem>> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String partner,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Instant asOf) {
    ReadContext reading = readings.asViewer(caller, asOf);
    int size = ReadContexts.limit(limit);
    Cursor place = Cursor.read(cursor, LIST, 2, reading.scope());
    Partnership after = place == null ? null : partnership(place);
    ReadResult<List<AgreedProfile>> rows =
        readings.readAll(
            reading,
            PartnershipStream.TYPE,
            (db, it) ->
                weft.projections.party.Partnerships.list(
                    db, it.scope(), partner, after, it.moment(), size + 1));
    return Page.of(
        rows, size, PartnershipItem::of, it -> Cursor.at(LIST, it.buyer(), it.supplier()), reading);
  }

  private static Partnership partnership(Cursor place) {
    return new Partnership(
        new PartyCode(place.parts().getFirst()), new PartyCode(place.parts().getLast()));
  }

  record ShippedProfiles(List<ShippedProfile> items) {}

  @Operation(
      operationId = "listShippedProfiles",
      summary = "The profiles shipped with the hub, as a starting point.")
  @GetMapping("/profiles/shipped")
  ShippedProfiles shipped(Caller caller) {
    return new ShippedProfiles(ShippedProfile.ALL);
  }
}
