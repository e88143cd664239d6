package weft.api.machine;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Asking;
import weft.api.asking.Body;
import weft.api.asking.WriteResult;
import weft.api.reading.Ids;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.api.sharing.NamedParties;
import weft.event.StreamCommand;
import weft.language.Text;
import weft.machine.MachineCode.TakeMachineCode;
import weft.machine.MachineCommand.ChangeMachine;
import weft.machine.MachineCommand.RegisterMachine;
import weft.machine.MachineId;
import weft.machine.MachineTerms;
import weft.party.PartyCode;

/** The caller's machines: registering and changing them. */
@RestController
@RequestMapping("/api/v1/machines")
class Machines {
  private final Asking asking;
  private final NamedParties parties;

  Machines(Asking asking, NamedParties parties) {
    this.asking = asking;
    this.parties = parties;
  }

  @Operation(
      operationId = "registerMachine",
      summary = "Registers a machine. Its readings are taken from then on.")
  @PostMapping
  ResponseEntity<WriteResult> register(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody MachineBody body) {
    PartyCode owner = owner(caller);
    MachineTerms terms = body.terms();
    var machine =
        new MachineId(
            owner, parties.site(owner, body.site(), "/site"), Body.name(body.code(), "/code"));
    List<StreamCommand> commands =
        List.of(new RegisterMachine(machine, terms), new TakeMachineCode(machine));
    return WriteResult.answer(machine.stream(), asking.ask(caller, null, idempotencyKey, commands));
  }

  @Operation(
      operationId = "changeMachine",
      summary =
          "Replaces everything that is stated of a machine; its code and site stay. It is refused"
              + " as stale only if somebody changed this since, whatever the machine did.")
  @PutMapping("/{id}")
  ResponseEntity<WriteResult> change(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody MachineBody body) {
    PartyCode owner = owner(caller);
    MachineId machine = own(owner, id);
    MachineTerms terms = body.terms();
    requireSame(machine.code(), Body.name(body.code(), "/code"), "/code");
    requireSame(machine.site(), parties.site(owner, body.site(), "/site"), "/site");
    var command = new ChangeMachine(machine, terms, Asking.version(ifMatch));
    return WriteResult.answer(
        machine.stream(), asking.ask(caller, null, idempotencyKey, List.of(command)));
  }

  private static void requireSame(String before, String now, String pointer) {
    if (!before.equals(now))
      throw Body.faulty(
          "machine-keeps-its-key",
          pointer,
          new Text(
                  "A machine keeps its code and site; here it is %s. Register another machine.",
                  "设备的编码和所在工厂不可更改，此处应为 %s；如已更换，请登记新设备。")
              .with(before));
  }

  private static PartyCode owner(Caller caller) {
    caller.require(Role.PRODUCTION, Role.PLANNER);
    return caller.requireParty();
  }

  /** The party's own machine; 404 for any other. */
  static MachineId own(PartyCode owner, String id) {
    MachineId machine = Ids.of(id, MachineId::of);
    if (!machine.owner().equals(owner)) throw Ids.notFound();
    return machine;
  }
}
