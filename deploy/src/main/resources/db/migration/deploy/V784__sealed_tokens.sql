-- From here on tokens are sealed; logins before are ended, as their tokens stand here for all to read.
delete from oauth2_authorization;
