package weft.sharing;

import java.time.LocalDate;
import weft.event.Refusal;
import weft.party.PartyCode;

/** Why a grant was refused. */
public sealed interface GrantRefusal extends Refusal {
  record GrantExists() implements GrantRefusal {}

  record NoSuchGrant() implements GrantRefusal {}

  record GrantedToOneself(PartyCode owner) implements GrantRefusal {}

  /** A list of parts has none in it. */
  record NoPartsNamed() implements GrantRefusal {}

  record AlreadyOver(LocalDate until) implements GrantRefusal {}
}
