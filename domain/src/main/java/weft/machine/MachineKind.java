package weft.machine;

/** The kind of equipment, as far as the hub treats kinds differently. */
public enum MachineKind {
  MACHINE,
  FURNACE,
  COMPRESSOR,
  OTHER
}
