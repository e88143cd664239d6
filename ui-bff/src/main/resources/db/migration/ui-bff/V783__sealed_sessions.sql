-- From here on what sessions hold is sealed; those before are ended, as their tokens stand here for all to read.
delete from spring_session;
