-- An invitation for which whoever runs the server vouches is stored as one that waits: a release that knows no vouching lets nobody begin it.
update invitation set state = 'waiting' where vouched = true and state = 'open';
