package weft.api.machine;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.party.PartyCode;
import weft.projections.reading.ReadingDoor;
import weft.projections.reading.ReadingsTaken;
import weft.projections.reading.ReadingsTaken.RefusedLine;

/** Where gateways post the readings of their party's machines. */
@RestController
class MachineReadings {
  private final ReadingDoor door;
  private final ReadContexts readings;
  private final Clock clock;

  MachineReadings(ReadingDoor door, ReadContexts readings, Clock clock) {
    this.door = door;
    this.readings = readings;
    this.clock = clock;
  }

  @Operation(
      operationId = "postMachineReadings",
      summary =
          "Takes readings of the machines of the caller's company, one JSON object a line. Each"
              + " line is taken, known already, or refused by itself; what is answered is durable."
              + " A gateway sends what was not answered again.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = "application/x-ndjson",
                      schema = @Schema(implementation = ReadingLine.class))))
  @PostMapping("/api/v1/machine-readings")
  ReadingsTaken take(Caller caller, HttpServletRequest request) throws IOException {
    caller.require(Role.GATEWAY);
    PartyCode owner = caller.requireParty();
    ReadingLines lines = ReadingLines.read(request.getInputStream());
    Set<String> codes = new HashSet<>();
    lines.readings.forEach(it -> codes.add(it.machine()));
    // A machine that was registered just now may not be in the views yet.
    if (!door.knows(owner, codes)) readings.awaitAll();
    ReadingsTaken taken = door.take(owner, lines.readings, lines.heartbeats, clock.instant());
    List<RefusedLine> refused = new ArrayList<>(taken.refused());
    refused.addAll(lines.malformed);
    refused.sort(Comparator.comparingInt(RefusedLine::line));
    return new ReadingsTaken(taken.taken(), taken.repeated(), List.copyOf(refused));
  }
}
