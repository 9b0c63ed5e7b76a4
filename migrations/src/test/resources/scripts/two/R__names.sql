REPLACE INTO pet VALUES (1, 'second');
