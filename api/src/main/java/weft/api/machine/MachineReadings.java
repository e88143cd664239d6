package weft.api.machine;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.party.PartyCode;
import weft.projections.reading.ReadingsTaken;

/** Where gateways post the readings of their party's machines. */
@RestController
class MachineReadings {
  private final ReadingIntake intake;

  MachineReadings(ReadingIntake intake) {
    this.intake = intake;
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
    return intake.take(owner, ReadingLines.read(request.getInputStream()));
  }
}
